import { Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession, useToday } from '@/app/session/queries';
import { useTeam } from '@/app/team/queries';
import type { PoolRun, PoolTerms, TipPool } from '@/lib/api/types';
import { formatMoney, formatPpm } from '@/lib/ui/money';
import { Amount, Chip, Empty, Failure, LoadFailed, Notice, RowsSkeleton } from '@/lib/ui/parts';
import { addDays, formatDate } from '@/lib/ui/time';
import { toast, undoToast } from '@/lib/ui/toast';
import classes from './pay.module.css';
import { usePoolRuns, usePools, useReversePoolRun, useRunPool, useSavePool } from './queries';

const byWords = { hours: 'by hours worked', points: 'by points', pointsAndHours: 'by points for every hour', sales: 'by what each sold' } as const;

/** How tips are shared, and the days that were. */
export function Pools() {
  const pools = usePools();
  const [editing, edit] = useState<string | null>(null);
  const { permissions } = useSession();
  if (pools.isPending) return <RowsSkeleton rows={3} />;
  if (!pools.data) return <LoadFailed error={pools.error} again={() => void pools.refetch()} />;
  const may = permissions.includes('pay.plan');
  return (
    <Stack>
      <p className="quiet" style={{ margin: 0 }}>Tips belong to whom they were given to. A pool moves a day's tips to everybody who worked; to the cent, and back again if it was wrong.</p>
      {pools.data.length === 0 && editing !== 'new' && <Empty icon="cash" title="Tips are not shared here">Make a pool to share a day's tips by hours, points or sales.</Empty>}
      {pools.data.map((pool) => <Pool key={pool.id} pool={pool} />)}
      {may && (editing === 'new' ? <section className="sheet"><PoolForm onDone={() => edit(null)} /></section> : <Group><Button variant={pools.data.length ? 'default' : 'filled'} onClick={() => edit('new')} data-testid="pool-new">New pool</Button></Group>)}
      <Runs />
    </Stack>
  );
}

function Pool({ pool }: { pool: TipPool }) {
  const date = useToday();
  const { permissions } = useSession();
  const [running, run] = useState(false);
  const terms = [...pool.versions].filter((v) => v.from <= date).at(-1)?.terms ?? pool.versions[0]!.terms;
  return (
    <section className="sheet" data-testid={`pool-${pool.name}`}>
      <div className={classes.rule}>
        <Group justify="space-between"><b>{pool.name}</b><Chip>{formatPpm(terms.sharePpm ?? 1_000_000)} of the tips, {byWords[terms.by]}</Chip></Group>
        {permissions.includes('pay.payout') && <Group><Button onClick={() => run(!running)} aria-expanded={running} data-testid="pool-run">Share a day's tips</Button></Group>}
      </div>
      {running && <RunForm pool={pool} terms={terms} onDone={() => run(false)} />}
    </section>
  );
}

function RunForm({ pool, terms, onDone }: { pool: TipPool; terms: PoolTerms; onDone: () => void }) {
  const date = useToday();
  const team = useTeam();
  const share = useRunPool();
  const reverse = useReversePoolRun();
  const [day, setDay] = useState(addDays(date, -1));
  const [hours, setHours] = useState<Record<string, number>>({});
  const [preview, show] = useState<PoolRun | null>(null);
  const needsHours = terms.by === 'hours' || terms.by === 'pointsAndHours';
  const people = (team.data ?? []).filter((m) => m.active && m.siteId === pool.siteId);
  const body = { id: pool.id, day, people: needsHours ? people.filter((m) => hours[m.id]).map((m) => ({ memberId: m.id, minutes: Math.round(hours[m.id]! * 60) })) : null };
  const clear = () => show(null);
  return (
    <form className={classes.rule} data-testid="pool-form" onSubmit={(event) => {
      event.preventDefault();
      void share.run({ ...body, dryRun: preview === null }).then((done) => {
        if (!done) return;
        if (preview === null) return show(done);
        undoToast(`${formatMoney(done.total)} shared`, () => void reverse.run({ id: done.id }));
        onDone();
      });
    }}>
      <TextInput type="date" label="Day" min={pool.versions[0]!.from} max={date} value={day} onChange={(e) => { setDay(e.target.value); clear(); }} data-testid="pool-day" />
      {needsHours && <div className={classes.fields}>{people.map((m) => <NumberInput key={m.id} label={`${m.name}, hours`} min={0} max={24} step={0.25} decimalScale={2} value={hours[m.id] ?? ''} data-testid={`hours-${m.name}`}
        onChange={(v) => { setHours({ ...hours, [m.id]: Number(v) }); clear(); }} />)}</div>}
      {preview && <Shares run={preview} />}
      <Failure of={share} />
      <Group>
        <Button type="submit" loading={share.busy} disabled={!day || (needsHours && body.people!.length === 0)} data-testid="pool-go">{preview ? `Share ${formatMoney(preview.total)}` : 'See the shares'}</Button>
        <Button variant="default" onClick={onDone}>Cancel</Button>
      </Group>
    </form>
  );
}

const Shares = ({ run }: { run: PoolRun }) => (
  <div className="rows" style={{ border: '1px solid var(--line)', borderRadius: 10 }} data-testid="pool-shares">
    {run.shares.map((s) => (
      <div key={s.memberId} className="row" style={{ cursor: 'default' }}>
        <span className="grow"><b>{s.memberName}</b>{s.gave.amount > 0 && <small className="quiet num" style={{ display: 'block' }}>gave {formatMoney(s.gave)}</small>}</span>
        <Amount of={s.got} />
      </div>
    ))}
  </div>
);

function Runs() {
  const date = useToday();
  const runs = usePoolRuns({ from: addDays(date, -60), to: date });
  const reverse = useReversePoolRun();
  const [open, setOpen] = useState<string | null>(null);
  const { permissions } = useSession();
  if (!runs.data?.length) return null;
  return (
    <section>
      <h2 style={{ fontSize: 15 }}>Shared days</h2>
      <div className="sheet rows">
        {[...runs.data].reverse().map((run) => (
          <div key={run.id}>
            <button className="row" aria-expanded={open === run.id} onClick={() => setOpen(open === run.id ? null : run.id)} data-testid={`run-${run.day}`}>
              <span className="grow"><b>{formatDate(run.day)}</b><small className="quiet" style={{ display: 'block' }}>{byWords[run.by]}</small></span>
              {run.reversedAt ? <Chip>taken back</Chip> : run.changed && <Chip tone="amber">tips changed since</Chip>}
              <Amount of={run.total} />
            </button>
            {open === run.id && (
              <div className={classes.rule}>
                {run.changed && <Notice>Tips of this day were given back or added after they were shared. Take it back and share it again.</Notice>}
                <Shares run={run} />
                <Failure of={reverse} />
                {!run.reversedAt && permissions.includes('pay.payout') && <Group><Button variant="default" loading={reverse.busy} onClick={() => void reverse.run({ id: run.id }).then((done) => done && toast('Taken back. Everybody has their own tips again.'))} data-testid="run-reverse">Take it back</Button></Group>}
              </div>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function PoolForm({ onDone }: { onDone: () => void }) {
  const { site } = useSession();
  const save = useSavePool();
  const [name, setName] = useState('');
  const [by, setBy] = useState<PoolTerms['by']>('hours');
  const [share, setShare] = useState(100);
  const roles = ['owner', 'manager', 'desk', 'staff'] as const;
  const [points, setPoints] = useState<Record<string, number>>({ staff: 10, desk: 5 });
  const byPoints = by === 'points' || by === 'pointsAndHours';
  const terms: PoolTerms = { by, sharePpm: Math.round(share * 10_000), points: byPoints ? roles.filter((r) => points[r]).map((role) => ({ role, points: points[role]!, title: null })) : null };
  return (
    <form className={classes.rule} data-testid="pool-new-form" onSubmit={(event) => {
      event.preventDefault();
      void save.run({ name: name.trim(), siteId: site.id, terms }).then((done) => done && onDone());
    }}>
      <TextInput label="Name" placeholder="Everybody on the floor" required value={name} onChange={(e) => setName(e.target.value)} data-testid="pool-name" />
      <div className={classes.fields}>
        <Select label="Shared" allowDeselect={false} value={by} onChange={(v) => setBy(v as PoolTerms['by'])} data={Object.entries(byWords).map(([value, label]) => ({ value, label }))} data-testid="pool-by" />
        <NumberInput label="Percent of the tips" min={0.01} max={100} value={share} onChange={(v) => setShare(Number(v))} />
      </div>
      {byPoints && <div className={classes.fields}>{roles.map((r) => <NumberInput key={r} label={`Points of a ${r === 'desk' ? 'person at the desk' : r === 'staff' ? 'member of staff' : r}`} min={0} max={1000} value={points[r] ?? 0} onChange={(v) => setPoints({ ...points, [r]: Number(v) })} />)}</div>}
      <Failure of={save} />
      <Group><Button type="submit" loading={save.busy} disabled={!name.trim()} data-testid="pool-save">Save</Button><Button variant="default" onClick={onDone}>Cancel</Button></Group>
    </form>
  );
}
