import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { SavingProduct, SavingService } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { formatMoney } from '@/lib/ui/money';
import { formatDuration } from '@/lib/ui/time';

const limit = 500;

export const useServices = () =>
  useQuery({
    queryKey: ['services'],
    queryFn: async () => (await unwrap(api.GET('/services', { params: { query: { limit } } }))).items,
    staleTime: 5 * 60_000,
  });

export const useProducts = (search: string, enabled = true) =>
  useQuery({
    queryKey: ['products', search],
    queryFn: async () => (await unwrap(api.GET('/products', { params: { query: { search: search || undefined, limit: search ? 50 : limit } } }))).items,
    enabled,
    placeholderData: (old) => old,
    staleTime: 60_000,
  });

/** Asks the server at scan time: the list on this device may not have the product yet. */
export const productByBarcode = (queries: QueryClient, barcode: string) =>
  queries.fetchQuery({
    queryKey: ['products', 'barcode', barcode],
    queryFn: async () => (await unwrap(api.GET('/products', { params: { query: { barcode, limit: 1 } } }))).items[0] ?? null,
    staleTime: 60_000,
  });

export const useTaxRates = () =>
  useQuery({
    queryKey: ['tax-rates'],
    queryFn: async () => (await unwrap(api.GET('/tax-rates', { params: { query: { limit } } }))).items,
    staleTime: 5 * 60_000,
  });

export function useSaveService(onDone: () => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingService, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/services', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/services/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['services'] });
        onDone();
      },
    },
  );
}

export function useSaveProduct(onDone: () => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingProduct, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/products', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/products/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['products'] });
        onDone();
      },
    },
  );
}

/** Services that can be booked, by category, for a list to choose from. */
export function useServiceGroups() {
  const services = useServices();
  return useMemo(() => {
    const byCategory = new Map<string, { value: string; label: string }[]>();
    for (const s of services.data ?? [])
      if (s.active && s.kind === 'service')
        byCategory.set(s.category ?? 'Services', [...(byCategory.get(s.category ?? 'Services') ?? []), { value: s.id, label: `${s.name} · ${formatDuration(s.durationMinutes)} · ${formatMoney(s.price)}` }]);
    return [...byCategory].map(([group, items]) => ({ group, items }));
  }, [services.data]);
}
