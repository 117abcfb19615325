import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import { api, unwrap } from '@/lib/api/client';
import type { Availability, Slot } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { LoadFailed } from '@/lib/ui/parts';
import { addDays, formatDate } from '@/lib/ui/time';
import classes from './visit.module.css';

export type PickedTime = Slot & { date: string };
/** Where free times come from, and what tells one question from another. */
export type TimeSource = { key: readonly unknown[]; load: (from: string, to: string) => Promise<Availability> };
type Props = { source: TimeSource; from: string; picked: PickedTime | null; onPick: (time: PickedTime) => void };
const daysShown = 7;
const slotsFolded = 12;

/** Of one visit, by the function that commits the booking. */
export function useVisitTimes(wish: { serviceId: string; addOnIds: string[]; memberId: string | undefined; more: string | undefined }): TimeSource {
  const { site } = useSession();
  const query = { ...wish, siteId: site.id, addOnIds: wish.addOnIds.join(',') || undefined };
  return { key: [query], load: (from, to) => unwrap(api.GET('/availability', { params: { query: { ...query, from, to } } })) };
}

/** The next free times, day by day. */
export function TimePicker({ source, from, picked, onPick }: Props) {
  const [start, setStart] = useState(from);
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const free = useQuery({
    queryKey: ['availability', ...source.key, start],
    queryFn: () => source.load(start, addDays(start, daysShown - 1)),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  if (free.error && !free.data) return <LoadFailed error={free.error} again={() => void free.refetch()} />;
  const days = free.data?.days ?? [];
  return (
    <div className={classes.times} data-testid="free-times" data-stale={free.isPlaceholderData || undefined}>
      <div className={classes.timesNav}>
        <ActionIcon aria-label="A week earlier" onClick={() => setStart(addDays(start, -daysShown))}><Icon name="left" /></ActionIcon>
        <b>{formatDate(start)} – {formatDate(addDays(start, daysShown - 1))}</b>
        <ActionIcon aria-label="A week later" onClick={() => setStart(addDays(start, daysShown))}><Icon name="right" /></ActionIcon>
      </div>
      {free.isPending && <Skeleton height={120} />}
      {free.data && days.every((d) => d.slots.length === 0) && <p className="quiet">No free time in these days. Look a week later, or with anyone.</p>}
      {days.filter((d) => d.slots.length > 0).map((day) => {
        const shown = unfolded === day.date ? day.slots : day.slots.slice(0, slotsFolded);
        return (
          <div key={day.date} className={classes.timesDay}>
            <h4>{formatDate(day.date, { weekday: 'long', day: 'numeric', month: 'short' })}</h4>
            <div className={classes.slots}>
              {shown.map((slot) => (
                <button key={slot.start} type="button" className="num" aria-pressed={picked?.start === slot.start} onClick={() => onPick({ ...slot, date: day.date })}
                  data-testid={`slot-${day.date}-${slot.time}`}>{slot.time}</button>
              ))}
              {shown.length < day.slots.length && (
                <Button variant="subtle" size="compact-md" h={44} onClick={() => setUnfolded(day.date)}>{day.slots.length - shown.length} more</Button>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
