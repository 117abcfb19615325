import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import { useAction } from '@/lib/api/use-action';

export const useCards = (clientId: string) => {
  const { permissions } = useSession();
  return useQuery({
    queryKey: ['cards', clientId],
    queryFn: async () => (await unwrap(api.GET('/clients/{id}/cards', { params: { path: { id: clientId } } }))).items,
    enabled: permissions.includes('cards.read'),
  });
};

/** What was tried with cards on file, the newest first: of a client, or all of one kind. */
export const useAttempts = (of: { clientId?: string; state?: 'declined' | 'stuck' }) => {
  const { permissions } = useSession();
  return useQuery({
    queryKey: ['autopay', of],
    queryFn: async () => (await unwrap(api.GET('/autopay/attempts', { params: { query: { ...of, limit: 100 } } }))).items,
    enabled: permissions.includes('autopay.read'),
  });
};

function useStale(clientId: string) {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['cards', clientId] });
}

export function useKeepCard(clientId: string, onDone: () => void) {
  const stale = useStale(clientId);
  return useAction(
    // How many there are makes the same card given once more another intent.
    ({ token, autopay }: { token: string; autopay: boolean; had: number }, key) =>
      unwrap(api.POST('/clients/{id}/cards', { params: { path: { id: clientId }, header: keyed(key) }, body: { token, autopay } })),
    { onDone: () => { stale(); onDone(); } },
  );
}

export function useChangeCard(clientId: string) {
  const stale = useStale(clientId);
  return useAction(
    ({ id, autopay }: { id: string; autopay: boolean }, key) =>
      unwrap(api.PATCH('/cards/{id}', { params: { path: { id }, header: keyed(key) }, body: { autopay } })),
    { onDone: stale },
  );
}

export function useRemoveCard(clientId: string) {
  const stale = useStale(clientId);
  return useAction(({ id }: { id: string }, key) => unwrap(api.DELETE('/cards/{id}', { params: { path: { id }, header: keyed(key) } })), { onDone: stale });
}
