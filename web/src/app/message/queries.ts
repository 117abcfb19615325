import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

export const useMessages = (state: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['messages', state ?? 'all'],
    queryFn: ({ pageParam }) => unwrap(api.GET('/messages', { params: { query: { state, after: pageParam ?? undefined, limit: 100 } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export function useResend() {
  const queries = useQueryClient();
  return useAction(
    // The attempts so far are part of the intent: a letter that failed again may be sent again.
    ({ id }: { id: string; attempts: number; version: number }, key) => unwrap(api.POST('/messages/{id}/retry', { params: { path: { id }, header: keyed(key) }, body: {} })),
    {
      onDone: (message) => {
        void queries.invalidateQueries({ queryKey: ['messages'] });
        toast(`It goes out again to ${message.to}`);
      },
    },
  );
}
