import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { Order, SavingPackage } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

const limit = 500;

export const usePackages = (enabled = true) =>
  useQuery({
    queryKey: ['packages'],
    queryFn: async () => (await unwrap(api.GET('/packages', { params: { query: { limit } } }))).items,
    enabled,
    staleTime: 5 * 60_000,
  });

export function useSavePackage(onDone: () => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingPackage, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/packages', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/packages/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['packages'] });
        onDone();
      },
    },
  );
}

/** A client's own passes and those shared with her, the newest first. */
export const usePasses = (clientId: string) =>
  useQuery({ queryKey: ['passes', clientId], queryFn: async () => (await unwrap(api.GET('/passes', { params: { query: { clientId, limit: 50 } } }))).items });

export const usePass = (id: string) => useQuery({ queryKey: ['pass', id], queryFn: () => unwrap(api.GET('/passes/{id}', { params: { path: { id } } })) });

export type PassChange =
  | { do: 'extend'; validUntil: string; reason: string }
  | { do: 'transfer'; clientId: string; reason: string }
  | { do: 'share'; clientId: string }
  | { do: 'unshare'; clientId: string };

export function useChangePass(id: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useAction(
    (change: PassChange, key) => {
      const at = { params: { path: { id }, header: keyed(key) } };
      if (change.do === 'extend') return unwrap(api.POST('/passes/{id}/extend', { ...at, body: { validUntil: change.validUntil, reason: change.reason } }));
      if (change.do === 'transfer') return unwrap(api.POST('/passes/{id}/transfer', { ...at, body: { clientId: change.clientId, reason: change.reason } }));
      if (change.do === 'share') return unwrap(api.POST('/passes/{id}/shares', { ...at, body: { clientId: change.clientId } }));
      return unwrap(api.DELETE('/passes/{id}/shares/{clientId}', { params: { path: { id, clientId: change.clientId }, header: keyed(key) } }));
    },
    {
      onDone: () => {
        for (const queryKey of [['pass', id], ['passes'], ['timeline'], ['card']]) void queries.invalidateQueries({ queryKey });
        onDone?.();
      },
    },
  );
}

/** What was paid in advance and fits the lines of an open order, best first. */
export const useCovers = (order: Order) =>
  useQuery({
    queryKey: ['covers', order.id, order.version],
    queryFn: async () => (await unwrap(api.GET('/orders/{id}/covers', { params: { path: { id: order.id } } }))).lines,
    enabled: order.clientId !== null && order.lines.some((l) => l.kind === 'service'),
    placeholderData: (old) => old,
  });
