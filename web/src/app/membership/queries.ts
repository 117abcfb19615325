import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { SavingPlan } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

const limit = 500;

export const usePlans = (enabled = true) =>
  useQuery({
    queryKey: ['membership-plans'],
    queryFn: async () => (await unwrap(api.GET('/membership-plans', { params: { query: { limit } } }))).items,
    enabled,
    staleTime: 5 * 60_000,
  });

export function useSavePlan(onDone: () => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingPlan, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/membership-plans', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/membership-plans/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['membership-plans'] });
        onDone();
      },
    },
  );
}

export const useMemberships = (clientId: string) =>
  useQuery({ queryKey: ['memberships', clientId], queryFn: async () => (await unwrap(api.GET('/memberships', { params: { query: { clientId, limit: 20 } } }))).items });

export const useMembership = (id: string) =>
  useQuery({ queryKey: ['membership', id], queryFn: () => unwrap(api.GET('/memberships/{id}', { params: { path: { id } } })) });

/** Periods that are to be settled, the oldest first. */
export const useDue = (enabled = true) =>
  useQuery({ queryKey: ['memberships', 'due'], queryFn: async () => (await unwrap(api.GET('/memberships/due', { params: { query: { limit: 100 } } }))).items, enabled });

export type MembershipChange =
  | { do: 'freeze'; from: string; until: string; reason: string }
  | { do: 'unfreeze' }
  | { do: 'cancel'; reason: string }
  | { do: 'reinstate' };

export function useChangeMembership(id: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useAction(
    // The version makes the same press on a later state another intent.
    ({ change }: { change: MembershipChange; version: number }, key) => {
      const at = { params: { path: { id }, header: keyed(key) } };
      if (change.do === 'freeze') return unwrap(api.POST('/memberships/{id}/freeze', { ...at, body: { from: change.from, until: change.until, reason: change.reason } }));
      if (change.do === 'cancel') return unwrap(api.POST('/memberships/{id}/cancel', { ...at, body: { reason: change.reason } }));
      if (change.do === 'unfreeze') return unwrap(api.POST('/memberships/{id}/unfreeze', { ...at, body: {} }));
      return unwrap(api.POST('/memberships/{id}/reinstate', { ...at, body: {} }));
    },
    {
      onDone: () => {
        for (const queryKey of [['membership', id], ['memberships'], ['timeline'], ['card']]) void queries.invalidateQueries({ queryKey });
        onDone?.();
      },
    },
  );
}
