import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import type { PickedClient } from '@/app/visit/client-picker';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { NewSeries, SavingVisitPlan, Series, SeriesCancel, SeriesMove } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

export type ManyScope = SeriesCancel['scope'];
export type Scope = 'one' | ManyScope;

const fresh = { staleTime: 5_000, placeholderData: keepPreviousData };

export type RuleQuery = { serviceId: string; addOnIds?: string | undefined; memberId?: string | undefined; more?: string | undefined; date: string; time: string; rule: string; clientId?: string | undefined };

export function useRuleForecast(query: RuleQuery) {
  const { site } = useSession();
  const asked = { siteId: site.id, ...query };
  return useQuery({ queryKey: ['availability', 'series', asked], queryFn: () => unwrap(api.GET('/series/forecast', { params: { query: asked } })), ...fresh });
}

export type PlanQuery = { date: string; time: string; memberId?: string | undefined; clientId?: string | undefined };

export function usePlanForecast(id: string, query: PlanQuery) {
  const { site } = useSession();
  const asked = { siteId: site.id, ...query };
  return useQuery({
    queryKey: ['availability', 'plan', id, asked],
    queryFn: () => unwrap(api.GET('/visit-plans/{id}/forecast', { params: { path: { id }, query: asked } })),
    enabled: query.date !== '' && query.time !== '',
    ...fresh,
  });
}

export const useMoveForecast = (id: string, query: { bookingId: string; scope: ManyScope; start: string; memberId?: string | undefined }) =>
  useQuery({
    queryKey: ['availability', 'move', id, query],
    queryFn: () => unwrap(api.GET('/series/{id}/move-forecast', { params: { path: { id }, query } })),
    ...fresh,
  });

export const useSeries = (id: string) => useQuery({ queryKey: ['series', id], queryFn: () => unwrap(api.GET('/series/{id}', { params: { path: { id } } })) });

function useChanged(onDone: () => void) {
  const queries = useQueryClient();
  return (series: Series, words: string) => {
    for (const queryKey of [['day'], ['week'], ['availability'], ['clients'], ['series', series.id], ['booking'], ['passes'], ['card']]) void queries.invalidateQueries({ queryKey });
    toast(words);
    onDone();
  };
}

export function useBookSeries(onDone: () => void) {
  const { site } = useSession();
  const done = useChanged(onDone);
  return useAction(
    async ({ client, ...body }: Omit<NewSeries, 'siteId' | 'clientId'> & { client: PickedClient }, key) => {
      const clientId = client.id ?? (await unwrap(api.POST('/clients', {
        params: { header: keyed(`${key}-client`) }, body: { name: client.name, phone: client.phone || undefined, email: client.email || undefined },
      }))).id;
      return unwrap(api.POST('/series', { params: { header: keyed(key) }, body: { ...body, clientId, siteId: site.id } }));
    },
    { onDone: (series) => done(series, `${series.visits.length} visits are booked for ${series.clientName ?? 'her'}`) },
  );
}

export function useMoveSeries(id: string, onDone: () => void) {
  const done = useChanged(onDone);
  return useAction((body: SeriesMove, key) => unwrap(api.POST('/series/{id}/move', { params: { path: { id }, header: keyed(key) }, body })),
    { onDone: (series, body) => done(series, `${body.visits.length} visits are moved`) });
}

export function useCancelSeries(id: string, onDone: () => void) {
  const done = useChanged(onDone);
  return useAction((body: SeriesCancel, key) => unwrap(api.POST('/series/{id}/cancel', { params: { path: { id }, header: keyed(key) }, body })),
    { onDone: (series) => done(series, `${series.name}: the visits are cancelled`) });
}

export const useVisitPlans = () =>
  useQuery({ queryKey: ['visit-plans'], queryFn: async () => (await unwrap(api.GET('/visit-plans', { params: { query: { limit: 200 } } }))).items, staleTime: 5 * 60_000 });

export function useSaveVisitPlan(onDone: () => void) {
  const queries = useQueryClient();
  return useAction(
    (saving: SavingVisitPlan, key) => {
      if (saving.id === undefined) return unwrap(api.POST('/visit-plans', { params: { header: keyed(key) }, body: saving }));
      const { id, ...body } = saving;
      return unwrap(api.PATCH('/visit-plans/{id}', { params: { path: { id }, header: keyed(key) }, body }));
    },
    {
      onDone: () => {
        void queries.invalidateQueries({ queryKey: ['visit-plans'] });
        onDone();
      },
    },
  );
}
