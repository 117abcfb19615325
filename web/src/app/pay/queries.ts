import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { CommissionTerms, MakingPayout, PoolTerms, RunningPool } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

type Range = { from: string; to: string };

export const usePay = (range: Range) =>
  useQuery({ queryKey: ['pay', 'sums', range], placeholderData: keepPreviousData, queryFn: () => unwrap(api.GET('/pay/statements', { params: { query: range } })) });

/** One's own when no member is named. */
export const useStatement = (memberId: string | null, range: Range) =>
  useQuery({
    queryKey: ['pay', 'statement', memberId, range],
    placeholderData: keepPreviousData,
    queryFn: () => memberId === null
      ? unwrap(api.GET('/pay/statement', { params: { query: range } }))
      : unwrap(api.GET('/pay/statements/{memberId}', { params: { path: { memberId }, query: range } })),
  });

const limit = 500;
export const usePlans = () => useQuery({ queryKey: ['pay', 'plans'], queryFn: async () => (await unwrap(api.GET('/pay/plans', { params: { query: { limit } } }))).items });
export const usePools = () => useQuery({ queryKey: ['pay', 'pools'], queryFn: async () => (await unwrap(api.GET('/pay/pools', { params: { query: { limit } } }))).items });
export const usePoolRuns = (range: Range) =>
  useQuery({ queryKey: ['pay', 'pool-runs', range], queryFn: async () => (await unwrap(api.GET('/pay/pool-runs', { params: { query: { ...range, limit } } }))).items });

function useChanged() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['pay'] });
}

export const usePayOut = () => {
  const onDone = useChanged();
  return useAction((body: MakingPayout, key) => unwrap(api.POST('/pay/payouts', { params: { header: keyed(key) }, body })), { onDone });
};
export const useReversePayout = () => {
  const onDone = useChanged();
  return useAction(({ id, reason }: { id: string; reason: string }, key) => unwrap(api.POST('/pay/payouts/{id}/reverse', { params: { path: { id }, header: keyed(key) }, body: { reason } })), { onDone });
};

/** A plan that is new, or the next version of one. */
export const useSavePlan = () => {
  const onDone = useChanged();
  return useAction(({ id, name, from, terms }: { id?: string; name: string; from: string | null; terms: CommissionTerms }, key) => id === undefined
    ? unwrap(api.POST('/pay/plans', { params: { header: keyed(key) }, body: { name, terms, from } }))
    : unwrap(api.POST('/pay/plans/{id}/versions', { params: { path: { id }, header: keyed(key) }, body: { terms, from } })), { onDone });
};
export const useAssign = () => {
  const onDone = useChanged();
  return useAction((body: { memberId: string; planId: string | null; from: string | null }, key) => unwrap(api.POST('/pay/assignments', { params: { header: keyed(key) }, body })), { onDone });
};
export const useTrial = () =>
  useAction(({ id, ...body }: { id: string; from: string; to: string; terms: CommissionTerms }, key) => unwrap(api.POST('/pay/plans/{id}/trial', { params: { path: { id }, header: keyed(key) }, body })));

export const useSavePool = () => {
  const onDone = useChanged();
  return useAction(({ id, ...body }: { id?: string; name: string; siteId: string; terms: PoolTerms }, key) => id === undefined
    ? unwrap(api.POST('/pay/pools', { params: { header: keyed(key) }, body }))
    : unwrap(api.POST('/pay/pools/{id}/versions', { params: { path: { id }, header: keyed(key) }, body: { terms: body.terms } })), { onDone });
};
/** `dryRun`: what it would share; nothing is booked. */
export const useRunPool = () => {
  const changed = useChanged();
  return useAction(({ id, dryRun, ...body }: RunningPool & { id: string; dryRun: boolean }, key) =>
    unwrap(api.POST('/pay/pools/{id}/runs', { params: { path: { id }, header: keyed(key), query: dryRun ? { dryRun: true } : {} }, body })), { onDone: (_, sent) => { if (!sent.dryRun) changed(); } });
};
export const useReversePoolRun = () => {
  const onDone = useChanged();
  return useAction(({ id }: { id: string }, key) => unwrap(api.POST('/pay/pool-runs/{id}/reverse', { params: { path: { id }, header: keyed(key) }, body: {} })), { onDone });
};
