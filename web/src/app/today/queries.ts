import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/app/session/queries';
import { api, unwrap } from '@/lib/api/client';
import type { Booking, DayView, WeekView } from '@/lib/api/types';
import { learnNow } from '@/lib/ui/clock';
import { addDays } from '@/lib/ui/time';

export const dayOptions = (siteId: string, date: string) => ({
  queryKey: ['day', siteId, date],
  queryFn: async () => {
    const view = await unwrap(api.GET('/day', { params: { query: { siteId, date } } }));
    learnNow(view.now);
    return view;
  },
});

export function useDay(date: string, enabled = true) {
  const { site } = useSession();
  const queries = useQueryClient();
  const day = useQuery({ ...dayOptions(site.id, date), enabled, placeholderData: keepPreviousData });
  useEffect(() => {
    if (!enabled || !day.isSuccess) return;
    // The neighbours are one tap away.
    for (const days of [1, -1]) void queries.prefetchQuery(dayOptions(site.id, addDays(date, days)));
  }, [queries, site.id, date, enabled, day.isSuccess]);
  return day;
}

export function useWeek(from: string, memberId: string | undefined) {
  const { site } = useSession();
  return useQuery({
    queryKey: ['week', site.id, from, memberId ?? 'all'],
    queryFn: async () => {
      const view = await unwrap(api.GET('/week', { params: { query: { siteId: site.id, from, memberId } } }));
      if (view.days[0]) learnNow(view.days[0].now);
      return view;
    },
    placeholderData: keepPreviousData,
  });
}

const shown = (booking: Booking) => booking.state !== 'cancelled';

/** Puts a booking's new state into every cached day and week, and returns how to take it back. */
export function patchBooking(queries: QueryClient, booking: Booking): () => void {
  const before = [...queries.getQueriesData({ queryKey: ['day'] }), ...queries.getQueriesData({ queryKey: ['week'] }),
    ...queries.getQueriesData({ queryKey: ['booking', booking.id] })];
  const place = <T extends { date: string; bookings: Booking[] }>(view: T): T => {
    const known = view.bookings.some((b) => b.id === booking.id);
    const here = booking.localDate === view.date && shown(booking);
    if (!known && !here) return view;
    const others = view.bookings.filter((b) => b.id !== booking.id);
    return { ...view, bookings: here ? [...others, booking] : others };
  };
  queries.setQueriesData<DayView>({ queryKey: ['day'] }, (view) => view && place(view));
  queries.setQueriesData<WeekView>({ queryKey: ['week'] }, (view) => view && { ...view, days: view.days.map(place) });
  queries.setQueryData(['booking', booking.id], booking);
  return () => before.forEach(([key, data]) => queries.setQueryData(key, data));
}
