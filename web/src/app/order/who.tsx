import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ClientPicker } from '@/app/visit/client-picker';
import { useSaveClient } from '@/app/client/queries';
import type { Order } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './checkout.module.css';
import type { useChange } from './queries';

/** Whose sale it is. */
export function Who({ order, change, locked }: { order: Order; change: ReturnType<typeof useChange>; locked: boolean }) {
  const [picking, setPicking] = useState(false);
  const put = (clientId: string | null) => {
    setPicking(false);
    void change.change({ op: 'client', clientId });
  };
  const save = useSaveClient((client) => put(client.id));
  return (
    <div className={classes.who}>
      <h1>{order.clientId ? <Link to="/clients/$clientId" params={{ clientId: order.clientId }}>{order.clientName}</Link> : 'Walk-in'}</h1>
      <span className="quiet num">Sale {order.number} · {formatDate(order.businessDate)}</span>
      {!order.clientId && !locked && <Button variant="subtle" size="compact-md" h={44} onClick={() => setPicking(true)} data-testid="add-client">Add client</Button>}
      <Modal opened={picking} onClose={() => setPicking(false)} title="Whose sale is it?">
        <ClientPicker value={null} onChange={(c) => c && (c.id ? put(c.id) : void save.run({ name: c.name || c.phone || 'New client', phone: c.phone ?? null }))} />
        <Failure of={save} />
      </Modal>
    </div>
  );
}
