import { useQuery, useQueryClient } from '@tanstack/react-query';
import { rememberTill } from '@/app/session/device-till';
import { sessionQuery } from '@/app/session/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { BusinessChange, SavingPromotion, SavingRoom, SavingTaxRate, SettingTillRules, SiteChange, StoredValuePolicy, VisitTerms } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

const limit = 200;

export const useBusiness = () => useQuery({ queryKey: ['business'], queryFn: () => unwrap(api.GET('/business')) });
export const useSites = () =>
  useQuery({ queryKey: ['sites'], queryFn: async () => (await unwrap(api.GET('/sites', { params: { query: { limit } } }))).items });
export const useTills = () =>
  useQuery({ queryKey: ['tills'], queryFn: async () => (await unwrap(api.GET('/tills', { params: { query: { limit } } }))).items });
export const useRooms = () =>
  useQuery({ queryKey: ['rooms'], queryFn: async () => (await unwrap(api.GET('/rooms', { params: { query: { limit } } }))).items });
export const useApiKeys = (enabled = true) => useQuery({ queryKey: ['api-keys'], enabled, queryFn: async () => (await unwrap(api.GET('/api-keys'))).items });
export const useAudit = () =>
  useQuery({ queryKey: ['audit'], queryFn: async () => (await unwrap(api.GET('/audit', { params: { query: { limit: 100 } } }))).items });

/** After a saved setting: what shows it is read again, and a word says so. */
function useSaved(words: string, ...keys: string[][]) {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
    toast(words);
  };
}

export const useSaveBusiness = () => {
  const onDone = useSaved('Saved', ['business'], [...sessionQuery.queryKey]);
  return useAction((body: BusinessChange, key) => unwrap(api.PATCH('/business', { params: { header: keyed(key) }, body })), { onDone });
};

export const useSaveSite = () => {
  const onDone = useSaved('Saved', ['sites'], ['day'], [...sessionQuery.queryKey]);
  return useAction(({ id, ...body }: SiteChange & { id: string }, key) => unwrap(api.PATCH('/sites/{id}', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};

export const useSaveTax = () => {
  const onDone = useSaved('Saved', ['tax-rates']);
  return useAction(
    (saving: SavingTaxRate, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/tax-rates', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/tax-rates/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    { onDone },
  );
};

export const usePromotions = () =>
  useQuery({ queryKey: ['promotions'], queryFn: async () => (await unwrap(api.GET('/promotions', { params: { query: { all: true } } }))).items });
export const useSavePromotion = () => {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingPromotion, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/promotions', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/promotions/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    { onDone: () => void queries.invalidateQueries({ queryKey: ['promotions'] }) },
  );
};

export const useTerms = (siteId: string) =>
  useQuery({ queryKey: ['visit-terms', siteId], queryFn: () => unwrap(api.GET('/sites/{id}/visit-terms', { params: { path: { id: siteId } } })) });
export const useSaveTerms = (id: string) => {
  const onDone = useSaved('Saved. It counts from the next booking.', ['visit-terms']);
  return useAction((body: { terms: VisitTerms; version: number }, key) => unwrap(api.PATCH('/sites/{id}/visit-terms', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};

export const useSavePolicy = () => {
  const onDone = useSaved('Saved. It counts from the next card.', ['stored-value-policy']);
  return useAction((body: StoredValuePolicy, key) => unwrap(api.PUT('/stored-value/policy', { params: { header: keyed(key) }, body })), { onDone });
};

export const useTillRules = (siteId: string) =>
  useQuery({ queryKey: ['till-rules', siteId], queryFn: () => unwrap(api.GET('/sites/{id}/till-rules', { params: { path: { id: siteId } } })) });
export const useSaveTillRules = (id: string) => {
  const onDone = useSaved('Saved. It counts from the next sale.', ['till-rules']);
  return useAction((body: SettingTillRules, key) => unwrap(api.PUT('/sites/{id}/till-rules', { params: { path: { id }, header: keyed(key) }, body })), { onDone });
};

export const useAddTill = () => {
  const onDone = useSaved('The till is there', ['tills']);
  return useAction((body: { siteId: string; name: string }, key) => unwrap(api.POST('/tills', { params: { header: keyed(key) }, body })), { onDone });
};

export const useRenameTill = () => {
  const onDone = useSaved('Saved', ['tills'], [...sessionQuery.queryKey]);
  return useAction(({ id, name }: { id: string; name: string }, key) => unwrap(api.PATCH('/tills/{id}', { params: { path: { id }, header: keyed(key) }, body: { name } })), { onDone });
};

export function useSaveRoom() {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingRoom, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/rooms', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/rooms/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    { onDone: () => [['rooms'], ['availability']].forEach((queryKey) => void queries.invalidateQueries({ queryKey })) },
  );
}

/** Makes this device a till (people sign in by PIN), or a plain device again. */
export const useEnrol = () => {
  const saved = useSaved('This device has changed', ['tills'], ['pin-people'], [...sessionQuery.queryKey]);
  const onDone = (_: unknown, { id, on }: { id: string; on: boolean }) => {
    rememberTill(on ? id : null);
    saved();
  };
  return useAction<{ id: string; on: boolean }, unknown>(({ id, on }, key) => {
    const at = { params: { path: { id }, header: keyed(key) } };
    return on ? unwrap<unknown>(api.POST('/tills/{id}/enrol', { ...at, body: {} })) : unwrap<unknown>(api.DELETE('/tills/{id}/enrol', at));
  }, { onDone });
};

export const useMakeKey = () => {
  const onDone = useSaved('The key is made', ['api-keys']);
  return useAction((body: { name: string; scopes: string[] }, key) => unwrap(api.POST('/api-keys', { params: { header: keyed(key) }, body })), { onDone });
};
export const useDropKey = () => {
  const onDone = useSaved('The key no longer works', ['api-keys']);
  return useAction(({ id }: { id: string }, key) => unwrap(api.DELETE('/api-keys/{id}', { params: { path: { id }, header: keyed(key) } })), { onDone });
};
