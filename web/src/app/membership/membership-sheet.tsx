import { Button, Drawer, Group, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import classes from '@/app/pass/pass.module.css';
import { LastAttempt } from '@/app/card-on-file/attempts';
import { useSession } from '@/app/session/queries';
import type { MembershipDetail } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate, formatInstant } from '@/lib/ui/time';
import { useChangeMembership, useMembership, type MembershipChange } from './queries';
import { Settle } from './settle';
import { standing, toneOf } from './words';

export function MembershipSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const membership = useMembership(id);
  return (
    <Drawer opened onClose={onClose} size={480} title={membership.data?.membership.name ?? 'Membership'} data-testid="membership-sheet">
      {membership.data ? <Inside detail={membership.data} /> : membership.error ? <LoadFailed error={membership.error} again={() => void membership.refetch()} /> : <RowsSkeleton rows={4} />}
    </Drawer>
  );
}

function Inside({ detail: { membership: m, history } }: { detail: MembershipDetail }) {
  const { business, permissions } = useSession();
  const [doing, setDoing] = useState<'freeze' | 'cancel' | null>(null);
  const action = useChangeMembership(m.id, () => setDoing(null));
  const run = (change: MembershipChange) => void action.run({ change, version: m.version });
  const writes = permissions.includes('memberships.write') && m.state !== 'ended';
  const frozen = m.frozenUntil !== null && m.state !== 'ended' && m.frozenFrom !== null;
  return (
    <Stack>
      <div className={classes.figures}>
        <div><small>Stands</small><Chip tone={toneOf(m)}>{standing(m)}</Chip></div>
        <div><small>Every {m.every}</small><b><Amount of={m.price} /></b></div>
        <div><small>This period</small><b>{formatDate(m.from)} – {formatDate(m.until)}</b></div>
      </div>
      {m.included.map((i, n) => <p key={n} style={{ margin: 0 }}><b className="num">{i.left}</b> included visits left of {i.visits}</p>)}
      {m.due && <Settle clientId={m.clientId} planId={m.planId} charge={m.due} />}
      {m.due && <LastAttempt clientId={m.clientId} due={m.due.id} />}
      {m.coming.length > 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          Next: {m.coming.map((c) => `${formatDate(c.from)}${c.visits.length > 0 ? ` (${c.visits.reduce((a, b) => a + b, 0)} visits)` : ''}`).join(', ')}
        </p>
      )}
      {writes && (
        <Group gap="xs">
          {frozen && m.state === 'frozen'
            ? <Button variant="default" loading={action.busy} onClick={() => run({ do: 'unfreeze' })} data-testid="membership-unfreeze">Back already</Button>
            : m.state === 'active' && <Button variant="default" onClick={() => setDoing(doing === 'freeze' ? null : 'freeze')} data-testid="membership-freeze">Freeze</Button>}
          {m.endsOn
            ? <Button variant="default" loading={action.busy} onClick={() => run({ do: 'reinstate' })} data-testid="membership-reinstate">Take the notice back</Button>
            : <Button variant="default" onClick={() => setDoing(doing === 'cancel' ? null : 'cancel')} data-testid="membership-cancel">Cancel</Button>}
        </Group>
      )}
      {doing === 'freeze' && <Freeze until={m.until} busy={action.busy} onDo={run} />}
      {doing === 'cancel' && <Cancel busy={action.busy} onDo={run} />}
      <Failure of={action} />
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

function Freeze({ until: last, busy, onDo }: { until: string; busy: boolean; onDo: (change: MembershipChange) => void }) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault();
      onDo({ do: 'freeze', from, until, reason: reason.trim() });
    }}>
      <Group grow>
        <TextInput type="date" label="From" max={last} value={from} onChange={(e) => setFrom(e.target.value)} data-testid="freeze-from" />
        <TextInput type="date" label="Back on" min={from || undefined} value={until} onChange={(e) => setUntil(e.target.value)} data-testid="freeze-until" />
      </Group>
      <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="freeze-reason" />
      <Button type="submit" disabled={!from || !until || !reason.trim()} loading={busy} data-testid="freeze-save">Freeze</Button>
    </form>
  );
}

function Cancel({ busy, onDo }: { busy: boolean; onDo: (change: MembershipChange) => void }) {
  const [reason, setReason] = useState('');
  return (
    <form className={classes.form} onSubmit={(event) => {
      event.preventDefault();
      onDo({ do: 'cancel', reason: reason.trim() });
    }}>
      <TextInput label="Why?" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="cancel-reason" />
      <Button type="submit" disabled={!reason.trim()} loading={busy} data-testid="cancel-save">Give notice</Button>
    </form>
  );
}
