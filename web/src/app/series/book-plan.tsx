import { Group, Select, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTeam } from '@/app/team/queries';
import type { PickedClient } from '@/app/visit/client-picker';
import type { BookingSource, VisitPlan } from '@/lib/api/types';
import { BookSeries } from './book-series';
import { usePlanForecast } from './queries';

type Props = { plan: VisitPlan; from: string; client: PickedClient | null; note: string; source: BookingSource; onDone: () => void; children: ReactNode };

/** A plan of several weeks for one client: its day, when she likes to come, and what that makes of it. */
export function BookPlan({ plan, from, client, note, source, onDone, children }: Props) {
  const before = plan.steps.every((s) => s.day <= 0);
  const [date, setDate] = useState(before ? '' : from);
  const [time, setTime] = useState('10:00');
  const [memberId, setMemberId] = useState<string | null>(null);
  const team = useTeam();
  const forecast = usePlanForecast(plan.id, { date, time, memberId: memberId ?? undefined, clientId: client?.id });
  return (
    <>
      <Group grow gap="xs" align="end">
        <TextInput type="date" label={before ? 'The day it is for' : 'First day'} min={from} value={date} onChange={(e) => setDate(e.target.value)} data-testid="plan-date" />
        <TextInput type="time" label="Likes to come at" step={900} value={time} onChange={(e) => setTime(e.target.value)} data-testid="plan-time" />
      </Group>
      <Select label="With" placeholder="Whoever is free" clearable data={(team.data ?? []).filter((m) => m.active && m.bookable).map((m) => ({ value: m.id, label: m.name }))} value={memberId}
        onChange={setMemberId} />
      {children}
      {date && time ? <BookSeries key={`${date} ${time} ${memberId}`} forecast={forecast} client={client} name={plan.name} planId={plan.id} note={note} source={source} onDone={onDone} />
        : <p className="quiet">{plan.steps.length} visits. Say for which day it is, and see what is free.</p>}
    </>
  );
}
