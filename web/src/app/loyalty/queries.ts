import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import { Refused } from '@/lib/api/problem';
import type { Order, PointsTerms } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

const mayRead = (permissions: string[]) => permissions.includes('loyalty.read');

/** What a client has in each programme. */
export function usePoints(clientId: string | null) {
  const { permissions } = useSession();
  return useQuery({
    queryKey: ['points', clientId],
    queryFn: async () => (await unwrap(api.GET('/loyalty/clients/{id}', { params: { path: { id: clientId! } } }))).items,
    enabled: clientId !== null && mayRead(permissions),
  });
}

/** Those that count at this site: of its own programme, else of the one for all. */
export function usePointsHere(clientId: string | null) {
  const { site } = useSession();
  const points = usePoints(clientId).data?.filter((p) => !p.ended);
  return points?.find((p) => p.siteIds.includes(site.id)) ?? points?.find((p) => p.siteIds.length === 0);
}

export const usePointsHistory = (clientId: string) =>
  useInfiniteQuery({
    queryKey: ['points', clientId, 'history'],
    queryFn: ({ pageParam }) => unwrap(api.GET('/loyalty/clients/{id}/history', { params: { path: { id: clientId }, query: { after: pageParam ?? undefined, limit: 30 } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** "Why these points?" of a completed order; null when it is older than the programme. */
export function useWhy(order: Order) {
  const { permissions } = useSession();
  return useQuery({
    queryKey: ['points', 'why', order.id],
    queryFn: async () => {
      try {
        return await unwrap(api.GET('/loyalty/orders/{id}/explain', { params: { path: { id: order.id } } }));
      } catch (error) {
        if (error instanceof Refused && error.problem.status === 404) return null;
        throw error;
      }
    },
    enabled: order.state === 'completed' && mayRead(permissions),
  });
}

function useChanged(...keys: string[][]) {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  };
}

export function useJoin(clientId: string, onDone: () => void) {
  const changed = useChanged(['points']);
  return useAction(
    (body: { programmeId: string; referredBy: string | null }, key) => unwrap(api.POST('/loyalty/clients/{id}/join', { params: { path: { id: clientId }, header: keyed(key) }, body })),
    { onDone: () => { changed(); onDone(); } },
  );
}

export function useAdjust(clientId: string, onDone: () => void) {
  const changed = useChanged(['points']);
  return useAction(
    // The balance that was seen makes two gifts of the same size two intents.
    ({ had: _, ...body }: { programmeId: string; points: number; reason: string; had: number }, key) =>
      unwrap(api.POST('/loyalty/clients/{id}/adjust', { params: { path: { id: clientId }, header: keyed(key) }, body })),
    { onDone: () => { changed(); onDone(); } },
  );
}

export const useProgrammes = () =>
  useQuery({ queryKey: ['programme'], queryFn: async () => (await unwrap(api.GET('/loyalty/programmes'))).items });

export const useLiability = () =>
  useQuery({ queryKey: ['points', 'owed'], queryFn: async () => (await unwrap(api.GET('/loyalty/liability'))).items });

/** These rules on the past. It only reads, so it may be asked again and again. */
export const useTrial = () =>
  useAction((body: { programmeId: string | null; terms: PointsTerms; from: string | null }, key) => unwrap(api.POST('/loyalty/programmes/dry-run', { params: { header: keyed(key) }, body })));

type Saving = { id?: string; version?: number; name: string; siteIds: string[]; terms: PointsTerms; validFrom: string | null };

/** A programme that is new, or the next version of one. */
export function useSaveProgramme() {
  const changed = useChanged(['programme'], ['points']);
  return useAction(({ id, version, name, siteIds, terms, validFrom }: Saving, key) => id === undefined
    ? unwrap(api.POST('/loyalty/programmes', { params: { header: keyed(key) }, body: { name, siteIds, terms, validFrom } }))
    : unwrap(api.POST('/loyalty/programmes/{id}/versions', { params: { path: { id }, header: { ...keyed(key), 'If-Match': `"${version}"` } }, body: { terms, validFrom } })), { onDone: changed });
}

export function useChangeProgramme() {
  const changed = useChanged(['programme'], ['points']);
  return useAction(({ id, ...body }: { id: string; version: number; name?: string; ended?: boolean }, key) =>
    unwrap(api.PATCH('/loyalty/programmes/{id}', { params: { path: { id }, header: keyed(key) }, body })), { onDone: changed });
}
