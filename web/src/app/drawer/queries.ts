import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { CashMove, ShiftClosing, ShiftOpening } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

export const useShifts = (tillId: string | null) =>
  useQuery({
    queryKey: ['shifts', tillId], enabled: tillId !== null,
    queryFn: async () => (await unwrap(api.GET('/shifts', { params: { query: { tillId: tillId!, limit: 20 } } }))).items,
  });
export const useShift = (id: string) => useQuery({ queryKey: ['shift', id], queryFn: () => unwrap(api.GET('/shifts/{id}', { params: { path: { id } } })) });
/** What should be in the drawer: only for those who may know before it is counted. */
export const useX = (id: string, may: boolean) =>
  useQuery({ queryKey: ['shift', id, 'x'], enabled: may, queryFn: () => unwrap(api.GET('/shifts/{id}/x', { params: { path: { id } } })) });

function useChanged() {
  const queries = useQueryClient();
  return () => [['shifts'], ['shift']].forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
}

export const useOpenShift = () => {
  const onDone = useChanged();
  return useAction((body: ShiftOpening, key) => unwrap(api.POST('/shifts', { params: { header: keyed(key) }, body })), { onDone });
};
export const useMoveCash = (id: string) => {
  const onDone = useChanged();
  return useAction((body: CashMove, key) => unwrap(api.POST('/shifts/{id}/cash', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};
export const useKick = (id: string) => {
  const onDone = useChanged();
  return useAction((body: { reason: string }, key) => unwrap(api.POST('/shifts/{id}/kick', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};
export const useCloseShift = (id: string) => {
  const onDone = useChanged();
  return useAction((body: ShiftClosing, key) => unwrap(api.POST('/shifts/{id}/close', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};
