import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { Money } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

export const useWallet = (clientId: string | null) =>
  useQuery({
    queryKey: ['wallet', clientId],
    queryFn: () => unwrap(api.GET('/clients/{id}/wallet', { params: { path: { id: clientId! } } })),
    enabled: clientId !== null,
  });

export const useWalletHistory = (clientId: string) =>
  useQuery({ queryKey: ['wallet', clientId, 'history'], queryFn: () => unwrap(api.GET('/clients/{id}/wallet/history', { params: { path: { id: clientId } } })) });

export const useStatement = (clientId: string, from?: string, to?: string) =>
  useQuery({
    queryKey: ['wallet', clientId, 'statement', from, to],
    queryFn: () => unwrap(api.GET('/clients/{id}/account/statement', { params: { path: { id: clientId }, query: { from, to } } })),
  });

function useStale(clientId: string) {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of [['wallet', clientId], ['card', clientId]]) void queries.invalidateQueries({ queryKey });
  };
}

export function useGrant(clientId: string, onDone: () => void) {
  const stale = useStale(clientId);
  return useAction(
    ({ amount, reason }: { amount: Money; reason: string; had: number }, key) =>
      unwrap(api.POST('/clients/{id}/wallet/grants', { params: { path: { id: clientId }, header: keyed(key) }, body: { amount, reason } })),
    { onDone: () => { stale(); onDone(); } },
  );
}

export function useRedeem(clientId: string, onDone: () => void) {
  const stale = useStale(clientId);
  return useAction(
    ({ code }: { code: string }, key) => unwrap(api.POST('/clients/{id}/wallet/redeem', { params: { path: { id: clientId }, header: keyed(key) }, body: { code } })),
    { onDone: () => { stale(); onDone(); } },
  );
}

export function useLimit(clientId: string, onDone: () => void) {
  const stale = useStale(clientId);
  return useAction(
    ({ limit, reason, version }: { limit: Money; reason: string; version: number }, key) =>
      unwrap(api.PUT('/clients/{id}/account', { params: { path: { id: clientId }, header: keyed(key) }, body: { limit, reason, version } })),
    { onDone: () => { stale(); onDone(); } },
  );
}

export function useMakePlan(clientId: string, onDone: () => void) {
  const stale = useStale(clientId);
  return useAction(
    ({ count, firstDueOn }: { count: number; firstDueOn: string; owed: number }, key) =>
      unwrap(api.POST('/clients/{id}/account/plans', { params: { path: { id: clientId }, header: keyed(key) }, body: { count, firstDueOn, everyMonths: 1 } })),
    { onDone: () => { stale(); onDone(); } },
  );
}

export function useCancelPlan(clientId: string) {
  const stale = useStale(clientId);
  return useAction(({ id }: { id: string }, key) => unwrap(api.DELETE('/instalment-plans/{id}', { params: { path: { id }, header: keyed(key) } })), { onDone: stale });
}
