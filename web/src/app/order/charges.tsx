import { ActionIcon, Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Charge, Order } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { formatPpm } from '@/lib/ui/money';
import { Amount } from '@/lib/ui/parts';
import classes from './checkout.module.css';
import type { useChange } from './queries';

type Props = { order: Order; change: ReturnType<typeof useChange>; locked: boolean };

/** What the house adds by its rules: each a figure of its own, seen before it is charged, and off again with a reason. */
export function Charges({ order, change, locked }: Props) {
  const shown = order.charges.filter((c) => c.applies || c.removed);
  const asksParty = order.charges.some((c) => c.partyFrom !== null);
  if (order.charges.length === 0) return null;
  return (
    <div className={classes.charges} data-testid="charges">
      {asksParty && <Party order={order} change={change} locked={locked} />}
      {shown.map((c) => <Row key={c.kind} charge={c} change={change} locked={locked} />)}
    </div>
  );
}

function Row({ charge: c, change, locked }: { charge: Charge } & Omit<Props, 'order'>) {
  return (
    <div className={classes.charge} data-testid={`charge-${c.kind}`}>
      <span className="grow">
        {c.name} <span className="quiet">{formatPpm(c.percentPpm)}{c.to === 'staff' ? ', for the team' : ''}</span>
        {c.removed && <small className="quiet">Taken off by {c.removed.by}{c.removed.coSignedBy && `, co-signed by ${c.removed.coSignedBy}`}: {c.removed.reason}</small>}
        {c.note && <small className="quiet">{c.note}</small>}
      </span>
      {!c.removed && <b><Amount of={c.amount} /></b>}
      {c.removed
        ? <Button variant="subtle" size="compact-md" h={44} disabled={locked} onClick={() => void change.change({ op: 'restoreCharge', charge: c.kind })} data-testid={`charge-${c.kind}-back`}>Put back</Button>
        : <TakeOff charge={c} change={change} locked={locked} />}
    </div>
  );
}

const reasons = ['Guest asked', 'Waited long', 'Staff'];

function TakeOff({ charge: c, change, locked }: { charge: Charge } & Omit<Props, 'order'>) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon disabled={locked} aria-label={`Take ${c.name} off`} onClick={() => setOpened(!opened)} data-testid={`charge-${c.kind}-off`}><Icon name="close" size={18} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => {
          event.preventDefault();
          if (!reason.trim()) return;
          setOpened(false);
          void change.change({ op: 'removeCharge', charge: c.kind, reason: reason.trim() });
        }}>
          <Stack gap="sm">
            <Group gap={6}>{reasons.map((r) => <Button key={r} variant={r === reason ? 'light' : 'default'} size="compact-md" h={44} onClick={() => setReason(r)}>{r}</Button>)}</Group>
            <TextInput label="Reason" required value={reason} onChange={(e) => setReason(e.target.value)} data-testid="charge-reason" />
            <Button type="submit" disabled={!reason.trim()} data-testid="charge-confirm">Take it off</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function Party({ order, change, locked }: Props) {
  const n = order.party ?? 0;
  const put = (party: number) => void change.change({ op: 'party', party: party > 0 ? party : null });
  return (
    <div className={classes.charge}>
      <span className="grow">Guests</span>
      <div className={classes.stepper} role="group" aria-label="Guests">
        <ActionIcon disabled={locked || n === 0} aria-label="One guest less" onClick={() => put(n - 1)} data-testid="party-less"><Icon name="minus" size={18} /></ActionIcon>
        <span className="num" aria-live="polite" data-testid="party">{order.party ?? '–'}</span>
        <ActionIcon disabled={locked} aria-label="One guest more" onClick={() => put(n + 1)} data-testid="party-more"><Icon name="plus" size={18} /></ActionIcon>
      </div>
    </div>
  );
}
