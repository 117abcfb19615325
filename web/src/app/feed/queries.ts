import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { FeedOf, FeedShows } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

/** Whose calendars: somebody's or something's, or one's own. */
export type Whose = { of: FeedOf; subjectId: string } | 'mine';

export const useFeeds = (whose: Whose) =>
  useQuery({
    queryKey: ['feeds', whose],
    queryFn: async () => (await unwrap(whose === 'mine' ? api.GET('/me/calendar-feeds') : api.GET('/calendar-feeds', { params: { query: whose } }))).items,
  });

export function useMakeFeed(whose: Whose) {
  const queries = useQueryClient();
  return useAction(
    (shows: FeedShows, key) => unwrap(whose === 'mine' ? api.POST('/me/calendar-feeds', { params: { header: keyed(key) }, body: { shows } })
      : api.POST('/calendar-feeds', { params: { header: keyed(key) }, body: { ...whose, shows } })),
    { onDone: () => void queries.invalidateQueries({ queryKey: ['feeds'] }) },
  );
}

export function useRemoveFeed(whose: Whose) {
  const queries = useQueryClient();
  return useAction(
    (id: string, key) => unwrap(whose === 'mine' ? api.DELETE('/me/calendar-feeds/{id}', { params: { path: { id }, header: keyed(key) } })
      : api.DELETE('/calendar-feeds/{id}', { params: { path: { id }, header: keyed(key) } })),
    { onDone: () => void queries.invalidateQueries({ queryKey: ['feeds'] }) },
  );
}
