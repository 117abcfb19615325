import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { DayView } from '@/lib/api/types';
import { Empty, Face, LoadFailed } from '@/lib/ui/parts';
import { Agenda } from './agenda';
import { DayGrid } from './day-grid';
import classes from './today.module.css';

type Props = {
  date: string; today: string; day: UseQueryResult<DayView>; phone: boolean | undefined;
  onOpen: (bookingId: string) => void; onSlot: (at: string, memberId: string) => void;
};

export function DayBoard({ date, today, day, phone, onOpen, onSlot }: Props) {
  const [person, setPerson] = useState<string | null>(null);
  if (day.isPending) return <GridSkeleton />;
  if (!day.data) return <LoadFailed error={day.error!} again={() => void day.refetch()} />;
  // While the next date is on its way, the people are the same but not their bookings.
  const view = day.isPlaceholderData ? { ...day.data, date, bookings: [], columns: day.data.columns.map((c) => ({ ...c, blocks: [] })) } : day.data;
  if (view.columns.length === 0)
    return <Empty icon="team" title="Nobody works here yet">Add people under Team and give them hours; each one gets a column here.</Empty>;
  if (!phone) return <DayGrid view={view} isToday={date === today} onOpen={onOpen} onSlot={onSlot} />;

  const chosen = view.columns.find((c) => c.memberId === person);
  const step = (by: number) => {
    const at = view.columns.findIndex((c) => c.memberId === person) + by;
    setPerson(view.columns[at]?.memberId ?? null);
  };
  return (
    <>
      <div className={classes.people} role="group" aria-label="Whose day">
        <button aria-pressed={!chosen} onClick={() => setPerson(null)} data-testid="person-all">Everyone</button>
        {view.columns.map((c) => (
          <button key={c.memberId} aria-pressed={c === chosen} onClick={() => setPerson(c.memberId)} data-testid={`person-${c.memberId}`}>
            <Face name={c.name} color={c.color} size={28} />{c.name.split(' ')[0]}
          </button>
        ))}
      </div>
      {chosen
        ? <DayGrid view={{ ...view, columns: [chosen] }} isToday={date === today} onOpen={onOpen} onSlot={onSlot} onSwipe={step} />
        : <Agenda view={view} isToday={date === today} onOpen={onOpen} />}
    </>
  );
}

const GridSkeleton = () => (
  <div className={classes.skeleton} role="status" aria-busy="true" aria-label="Loading the day">
    {Array.from({ length: 6 }, (_, i) => (
      <div key={i}>
        <Skeleton height={36} mb={12} />
        <Skeleton height={90} mb={8} ml={0} mt={i * 17} />
        <Skeleton height={60} mt={40} />
      </div>
    ))}
  </div>
);
