import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { TimeOff } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { Icon } from '@/lib/ui/icons';
import { Failure } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { undoToast } from '@/lib/ui/toast';
import classes from './team.module.css';

const when = (t: TimeOff) => {
  const [from, to] = [t.from.slice(0, 10), t.to.slice(0, 10)];
  const [at, until] = [t.from.slice(11, 16), t.to.slice(11, 16)];
  return from === to ? `${formatDate(from)}, ${at}–${until}` : `${formatDate(from)} ${at} – ${formatDate(to)} ${until}`;
};

export function TimeOffList({ memberId }: { memberId: string }) {
  const queries = useQueryClient();
  const refresh = () => {
    for (const queryKey of [['time-off', memberId], ['day'], ['availability']]) void queries.invalidateQueries({ queryKey });
  };
  const list = useQuery({
    queryKey: ['time-off', memberId],
    queryFn: async () => (await unwrap(api.GET('/team/{id}/time-off', { params: { path: { id: memberId } } }))).items,
  });
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const add = useAction(
    (body: Omit<TimeOff, 'claimId'>, key) => unwrap(api.POST('/team/{id}/time-off', { params: { path: { id: memberId }, header: keyed(key) }, body })),
    { onDone: refresh },
  );
  const remove = useAction(
    ({ claimId }: { claimId: string }, key) => unwrap(api.DELETE('/team/{id}/time-off/{claimId}', { params: { path: { id: memberId, claimId }, header: keyed(key) } })),
    { onDone: refresh },
  );
  const take = (t: TimeOff) => void remove.run({ claimId: t.claimId }).then((done) =>
    done !== undefined && undoToast('The time off is taken out', () => void add.run({ from: t.from.slice(0, 16), to: t.to.slice(0, 16), reason: t.reason })));
  return (
    <>
      <ul className={classes.plain}>
        {(list.data ?? []).map((t) => (
          <li key={t.claimId}><span className="grow num">{when(t)}<small className="quiet"> {t.reason}</small></span>
            <ActionIcon aria-label="Remove this time off" onClick={() => take(t)}><Icon name="close" size={16} /></ActionIcon></li>
        ))}
        {list.data?.length === 0 && <li className="quiet">None planned</li>}
      </ul>
      <form onSubmit={(event) => {
        event.preventDefault();
        void add.run({ from, to, reason: reason.trim() || null }).then((done) => {
          if (done) {
            setFrom('');
            setTo('');
            setReason('');
          }
        });
      }}>
        <Group grow align="end">
          <TextInput label="From" type="datetime-local" step={900} value={from} onChange={(e) => {
            setFrom(e.target.value);
            if (!to || to < e.target.value) setTo(e.target.value);
          }} />
          <TextInput label="To" type="datetime-local" step={900} value={to} onChange={(e) => setTo(e.target.value)} />
        </Group>
        <Group align="end" mt="xs">
          <TextInput flex={1} label="Reason" placeholder="Holiday" value={reason} onChange={(e) => setReason(e.target.value)} />
          <Button type="submit" variant="light" disabled={!from || !to || to <= from} loading={add.busy} data-testid="time-off-add">Block it</Button>
        </Group>
        <Failure of={add} />
        <Failure of={remove} />
      </form>
    </>
  );
}
