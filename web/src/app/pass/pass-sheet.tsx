import { ActionIcon, Button, Drawer, Group, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { ClientPicker, type PickedClient } from '@/app/visit/client-picker';
import type { PassDetail } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import { until } from './passes';
import classes from './pass.module.css';
import { useChangePass, usePass } from './queries';

export function PassSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const pass = usePass(id);
  return (
    <Drawer opened onClose={onClose} size={480} title={pass.data?.pass.name ?? 'Package'} data-testid="pass-sheet">
      {pass.data ? <Inside detail={pass.data} /> : pass.error ? <LoadFailed error={pass.error} again={() => void pass.refetch()} /> : <RowsSkeleton rows={4} />}
    </Drawer>
  );
}

type Doing = 'extend' | 'transfer' | 'share' | null;

function Inside({ detail: { pass: p, history } }: { detail: PassDetail }) {
  const { business, permissions } = useSession();
  const [doing, setDoing] = useState<Doing>(null);
  const change = useChangePass(p.id, () => setDoing(null));
  const manages = permissions.includes('passes.manage');
  return (
    <Stack>
      <div className={classes.figures}>
        <div><small>Left</small><b className="num">{p.left}</b><span className="quiet"> of {p.total}</span></div>
        <div><small>Worth</small><b><Amount of={p.refundable} /></b></div>
        <div><small>Valid</small><b>{until(p)}</b></div>
      </div>
      {p.held > 0 && <p className="quiet" style={{ margin: 0 }}>{p.held} kept for booked visits.</p>}
      {p.sharedWith.map((person) => (
        <div key={person.id} className={classes.person}>
          <span className="grow">{person.name} may use it too</span>
          <ActionIcon aria-label={`No longer share with ${person.name}`} onClick={() => void change.run({ do: 'unshare', clientId: person.id })} data-testid={`unshare-${person.id}`}><Icon name="close" size={18} /></ActionIcon>
        </div>
      ))}
      <Group gap="xs">
        {p.shareable && p.state === 'active' && <Button variant="default" onClick={() => setDoing(doing === 'share' ? null : 'share')} data-testid="pass-share">Share</Button>}
        {manages && p.state !== 'ended' && <Button variant="default" onClick={() => setDoing(doing === 'extend' ? null : 'extend')} data-testid="pass-extend">Extend</Button>}
        {manages && p.transferable && p.state === 'active' && <Button variant="default" onClick={() => setDoing(doing === 'transfer' ? null : 'transfer')} data-testid="pass-transfer">Pass on</Button>}
        <Button variant="subtle" component={Link} to="/orders/$orderId" params={{ orderId: p.orderId } as never}>The sale</Button>
      </Group>
      {doing === 'extend' && <Extend from={p.validUntil} busy={change.busy} onDo={(validUntil, reason) => void change.run({ do: 'extend', validUntil, reason })} />}
      {doing === 'share' && <Whom label="Who else may use it?" action="Share" busy={change.busy} onDo={(clientId) => void change.run({ do: 'share', clientId })} />}
      {doing === 'transfer' && <Whom label="Whose is it from now on?" action="Pass it on" why busy={change.busy} onDo={(clientId, reason) => void change.run({ do: 'transfer', clientId, reason })} />}
      <Failure of={change} />
      <ol className={classes.history} aria-label="History">
        {history.map((h, i) => (
          <li key={i}>
            <span className="grow">{h.detail}{h.reason && <> · {h.reason}</>}<small className="quiet num">{formatInstant(h.at, business.timeZone)}, {h.by}</small></span>
            {h.orderId && <Link to="/orders/$orderId" params={{ orderId: h.orderId }} aria-label="Open the order"><Icon name="link" size={18} /></Link>}
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function Extend({ from, busy, onDo }: { from: string | null; busy: boolean; onDo: (until: string, reason: string) => void }) {
  const [date, setDate] = useState(from ?? '');
  const [reason, setReason] = useState('');
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault();
      onDo(date, reason.trim());
    }}>
      <TextInput type="date" label="Valid until" min={from ?? undefined} value={date} onChange={(e) => setDate(e.target.value)} data-testid="extend-date" />
      <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="extend-reason" />
      <Button type="submit" disabled={!date || !reason.trim()} loading={busy} data-testid="extend-save">Extend</Button>
    </form>
  );
}

type WhomProps = { label: string; action: string; why?: boolean; busy: boolean; onDo: (clientId: string, reason: string) => void };

function Whom({ label, action, why, busy, onDo }: WhomProps) {
  const [client, setClient] = useState<PickedClient | null>(null);
  const [reason, setReason] = useState('');
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault();
      if (client?.id) onDo(client.id, reason.trim());
    }}>
      <ClientPicker label={label} value={client} onChange={setClient} />
      {why && <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="transfer-reason" />}
      <Button type="submit" disabled={!client?.id || (why && !reason.trim())} loading={busy} data-testid="whom-save">{action}</Button>
    </form>
  );
}
