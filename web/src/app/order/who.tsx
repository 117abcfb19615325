import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Order } from '@/lib/api/types';
import { formatDate } from '@/lib/ui/time';
import classes from './checkout.module.css';
import { PickClient } from './pick-client';
import type { useChange } from './queries';

/** Whose sale it is. */
export function Who({ order, change, locked }: { order: Order; change: ReturnType<typeof useChange>; locked: boolean }) {
  const [picking, setPicking] = useState(false);
  const put = (clientId: string | null) => {
    setPicking(false);
    void change.change({ op: 'client', clientId });
  };
  return (
    <div className={classes.who}>
      <h1>{order.clientId ? <Link to="/clients/$clientId" params={{ clientId: order.clientId }}>{order.clientName}</Link> : 'Walk-in'}</h1>
      <span className="quiet num">Sale {order.number} · {formatDate(order.businessDate)}</span>
      {!order.clientId && !locked && <Button variant="subtle" size="compact-md" h={44} onClick={() => setPicking(true)} data-testid="add-client">Add client</Button>}
      <PickClient title="Whose sale is it?" opened={picking} onClose={() => setPicking(false)} onPick={(c) => put(c.id)} />
    </div>
  );
}
