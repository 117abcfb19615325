import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession, useToday } from '@/app/session/queries';
import { useSites } from '@/app/settings/queries';
import type { PointsTerms, PointsTrial, Programme } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { addDays, formatDate, zonedInstant } from '@/lib/ui/time';
import { toast } from '@/lib/ui/toast';
import classes from './loyalty.module.css';
import { useSaveProgramme, useTrial } from './queries';
import { withCode } from './reward-form';
import { firstTerms, TermsForm } from './terms-form';
import { Trial } from './trial';

/** What is sent: names trimmed, rewards with their codes. */
const ready = (t: PointsTerms): PointsTerms => ({ ...t, rules: t.rules.map((r) => ({ ...r, name: r.name.trim() })), rewards: t.rewards?.map(withCode) });

type Props = { programme?: Programme; onDone: () => void };

/** A new programme, or the next version of one. It is tried on the past before it counts. */
export function ProgrammeForm({ programme: p, onDone }: Props) {
  const { business } = useSession();
  const sites = useSites();
  const save = useSaveProgramme();
  const trial = useTrial();
  const today = useToday();
  const latest = p?.versions.at(-1)?.terms ?? null;
  const [terms, setTerms] = useState<PointsTerms>(latest ?? firstTerms(business.currency));
  const [name, setName] = useState(p?.name ?? '');
  const [siteIds, setSiteIds] = useState<string[]>(p?.siteIds ?? []);
  const [from, setFrom] = useState('');
  const [past, setPast] = useState('365');
  const [outcome, show] = useState<{ of: PointsTrial; by: PointsTerms } | null>(null);
  const change = (next: PointsTerms) => {
    setTerms(next);
    show(null); // what was tried is no longer what would be saved
  };
  const tryIt = () => {
    const by = ready(terms);
    void trial.run({ programmeId: p?.id ?? null, terms: by, from: past === 'all' ? null : addDays(today, -Number(past)) }).then((of) => of && show({ of, by }));
  };
  const saveIt = () => void save.run({
    id: p?.id, version: p?.version, name: name.trim(), siteIds, terms: ready(terms), validFrom: from ? zonedInstant(from, 0, business.timeZone) : null,
  }).then((done) => {
    if (!done) return;
    toast(from ? `Saved. It counts from ${formatDate(from, { day: 'numeric', month: 'long' })}.` : 'Saved. It counts from the next sale.');
    onDone();
  });
  return (
    <form className={classes.form} data-testid="programme-form" onSubmit={(event) => {
      event.preventDefault();
      if (outcome) saveIt();
      else tryIt();
    }}>
      {!p && (
        <div className={classes.fields}>
          <TextInput label="Name, as clients know it" placeholder="Linden Points" required maxLength={80} value={name} onChange={(e) => setName(e.target.value)} data-testid="programme-name" />
          {(sites.data?.length ?? 0) > 1 && <MultiSelect size="md" label="Only at these sites" placeholder={siteIds.length === 0 ? 'everywhere' : undefined} value={siteIds} onChange={setSiteIds} data={sites.data!.map((s) => ({ value: s.id, label: s.name }))} />}
        </div>
      )}
      <TermsForm terms={terms} known={p?.versions.flatMap((v) => v.terms.rules.map((r) => r.code)) ?? []} onChange={change} />
      <div className={classes.fields}>
        <TextInput type="date" label="Counts from (empty: now)" min={today} value={from} onChange={(e) => setFrom(e.target.value)} data-testid="programme-from" />
        <Select label="Try it on the sales of" allowDeselect={false} value={past} onChange={(v) => { setPast(v!); show(null); }} data-testid="trial-past"
          data={[{ value: '30', label: 'the last 30 days' }, { value: '90', label: 'the last 90 days' }, { value: '365', label: 'the last year' }, { value: 'all', label: 'all time' }]} />
      </div>
      <Failure of={trial} money="It was only tried; nothing has changed." />
      {outcome && <Trial outcome={outcome.of} then={outcome.by} now={p?.terms ?? null} />}
      <Failure of={save} />
      {p && <p className="quiet" style={{ margin: 0 }}>What was earned by earlier rules stays as it is, and is explained and given back by them.</p>}
      <Group>
        {outcome
          ? <Button type="submit" loading={save.busy} disabled={!p && !name.trim()} data-testid="programme-save">{p ? 'Save as the next version' : 'Save the programme'}</Button>
          : <Button type="submit" loading={trial.busy} data-testid="programme-try">See what it changes</Button>}
        <Button variant="default" onClick={onDone}>Cancel</Button>
      </Group>
    </form>
  );
}
