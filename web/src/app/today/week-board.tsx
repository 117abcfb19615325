import { Select, Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTeam } from '@/app/team/queries';
import { servicesOf } from '@/app/visit/strands';
import type { WeekView } from '@/lib/api/types';
import { plus } from '@/lib/ui/money';
import { Amount, LoadFailed } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { useWeek } from './queries';
import { stateWords } from './state-words';
import classes from './week.module.css';

type Props = { from: string; today: string; onDay: (date: string) => void; onOpen: (bookingId: string) => void };

export default function WeekBoard({ from, today, onDay, onOpen }: Props) {
  const [member, setMember] = useState<string | null>(null);
  const week = useWeek(from, member ?? undefined);
  const team = useTeam();
  const people = useMemo(() => (team.data ?? []).filter((m) => m.active && m.bookable).map((m) => ({ value: m.id, label: m.name })), [team.data]);
  if (week.error && !week.data) return <LoadFailed error={week.error} again={() => void week.refetch()} />;
  return (
    <div className={classes.page}>
      <Select aria-label="Whose week" placeholder="Everyone" clearable data={people} value={member} onChange={setMember} w={220} mb={12} />
      <div className={classes.week} data-testid="week-grid">
        {week.data ? week.data.days.map((day) => <WeekDay key={day.date} day={day} isToday={day.date === today} onDay={onDay} onOpen={onOpen} />)
          : Array.from({ length: 7 }, (_, i) => <Skeleton key={i} height={320} />)}
      </div>
    </div>
  );
}

function WeekDay({ day, isToday, onDay, onOpen }: { day: WeekView['days'][number]; isToday: boolean } & Pick<Props, 'onDay' | 'onOpen'>) {
  const bookings = day.bookings.filter((b) => b.state !== 'cancelled').sort((a, b) => a.startTime.localeCompare(b.startTime));
  const here = useRef<HTMLElement>(null);
  // On a phone the days stand below each other, and the week opens at today.
  useEffect(() => {
    if (isToday) here.current?.scrollIntoView({ block: 'start' });
  }, [isToday, day.date]);
  return (
    <section ref={here} className={classes.day} data-today={isToday || undefined} aria-label={formatDate(day.date, { weekday: 'long', day: 'numeric', month: 'long' })}>
      <button className={classes.dayHead} onClick={() => onDay(day.date)} data-testid={`week-day-${day.date}`}>
        <b>{formatDate(day.date, { weekday: 'short', day: 'numeric' })}</b>
        <small>{day.open ? <>{day.stats.booked} · <Amount of={plus(day.stats.taken, day.stats.expected)} /></> : 'closed'}</small>
      </button>
      {bookings.map((b) => (
        <button key={b.id} className={classes.item} data-state={b.state} data-paid={b.paid || undefined} onClick={() => onOpen(b.id)} data-testid={`booking-${b.id}`}>
          <span className="num">{b.startTime}</span>
          <span className="cut">{b.clientName ?? 'Walk-in'}</span>
          <VisuallyHidden>{servicesOf(b)}, {stateWords[b.state]}</VisuallyHidden>
        </button>
      ))}
      {bookings.length === 0 && <p className={classes.free}>{day.open ? 'All free' : ''}</p>}
    </section>
  );
}
