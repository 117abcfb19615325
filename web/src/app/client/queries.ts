import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { Client, SavingClient, Severity } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

export const useClientList = (search: string) =>
  useInfiniteQuery({
    queryKey: ['clients', 'list', search],
    queryFn: ({ pageParam }) => unwrap(api.GET('/clients', { params: { query: { search: search || undefined, after: pageParam ?? undefined, limit: 50 } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** A few matches for a picker. */
export const useClientMatches = (search: string, enabled = true) =>
  useQuery({
    queryKey: ['clients', 'matches', search],
    queryFn: async () => (await unwrap(api.GET('/clients', { params: { query: { search: search || undefined, limit: 8 } } }))).items,
    enabled,
    placeholderData: keepPreviousData,
  });

export const useClient = (id: string, enabled = true) =>
  useQuery({ queryKey: ['client', id], queryFn: () => unwrap(api.GET('/clients/{id}', { params: { path: { id } } })), enabled });

export const useTimeline = (id: string) =>
  useInfiniteQuery({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam }) => unwrap(api.GET('/clients/{id}/timeline', { params: { path: { id }, query: { after: pageParam ?? undefined, limit: 30 } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export function useSaveClient(onDone: (client: Client) => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingClient, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/clients', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/clients/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: (client) => {
        queries.setQueryData(['client', client.id], client);
        void queries.invalidateQueries({ queryKey: ['clients'] });
        void queries.invalidateQueries({ queryKey: ['card', client.id] });
        onDone(client);
      },
    },
  );
}

export type Fact =
  | { add: 'note'; text: string; pinned: boolean }
  | { add: 'preference'; text: string }
  | { add: 'allergy'; text: string; severity: Severity }
  | { remove: 'allergy'; text: string };

/** What the team knows about a client: notes, preferences, allergies. */
export function useClientFact(id: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useAction(
    (fact: Fact, key) => {
      const at = { params: { path: { id }, header: keyed(key) } };
      if ('remove' in fact)
        return unwrap(api.DELETE('/clients/{id}/allergies/{text}', { params: { path: { id, text: fact.text }, header: keyed(key) } }));
      if (fact.add === 'note') return unwrap(api.POST('/clients/{id}/notes', { ...at, body: { text: fact.text, pinned: fact.pinned } }));
      if (fact.add === 'allergy') return unwrap(api.POST('/clients/{id}/allergies', { ...at, body: { text: fact.text, severity: fact.severity } }));
      return unwrap(api.POST('/clients/{id}/preferences', { ...at, body: { text: fact.text } }));
    },
    {
      onDone: () => {
        for (const queryKey of [['client', id], ['card', id], ['timeline', id]]) void queries.invalidateQueries({ queryKey });
        onDone?.();
      },
    },
  );
}
