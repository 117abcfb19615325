import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { GiftCard } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';

const page = (search: string, after?: string) => unwrap(api.GET('/gift-cards', { params: { query: { search: search || undefined, after, limit: 50 } } }));

export const useGiftCards = (search: string) =>
  useInfiniteQuery({
    queryKey: ['gift-cards', 'list', search],
    queryFn: ({ pageParam }) => page(search, pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** The cards that an order has sold. */
export const useGiftCardsOf = (orderId: string) =>
  useQuery({
    queryKey: ['gift-cards', 'order', orderId],
    queryFn: async () => (await unwrap(api.GET('/gift-cards', { params: { query: { orderId, limit: 100 } } }))).items,
  });

export const useGiftCard = (id: string) =>
  useQuery({ queryKey: ['gift-card', id], queryFn: () => unwrap(api.GET('/gift-cards/{id}', { params: { path: { id } } })) });

export const useGiftCardHistory = (id: string) =>
  useQuery({ queryKey: ['gift-card', id, 'history'], queryFn: () => unwrap(api.GET('/gift-cards/{id}/history', { params: { path: { id } } })) });

export const usePolicy = () =>
  useQuery({ queryKey: ['stored-value-policy'], queryFn: () => unwrap(api.GET('/stored-value/policy')), staleTime: 5 * 60_000 });

/** The card with this whole code, or none. */
export async function giftCardByCode(queries: QueryClient, code: string): Promise<GiftCard | null> {
  const plain = code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  if (plain.length < 8) return null;
  const found = await queries.fetchQuery({ queryKey: ['gift-cards', 'code', plain], queryFn: () => page(plain), staleTime: 0 });
  return found.items.length === 1 && plain.endsWith(found.items[0]!.last) ? found.items[0]! : null;
}

function useKeep() {
  const queries = useQueryClient();
  return (card: GiftCard) => {
    queries.setQueryData(['gift-card', card.id], card);
    void queries.invalidateQueries({ queryKey: ['gift-card', card.id, 'history'] });
    void queries.invalidateQueries({ queryKey: ['gift-cards'] });
  };
}

// The version is part of each intent: the same press on a later state of the card is another one.
type Of = { id: string; version: number };

/** The whole code and the picture to print. Each look is written down, so each is its own intent. */
export const useRevealCode = () =>
  useAction(({ id }: { id: string; asked: number }, key) =>
    unwrap(api.POST('/gift-cards/{id}/code', { params: { path: { id }, header: keyed(key) }, body: {} })));

export function useBlock(onDone: () => void) {
  const keep = useKeep();
  return useAction(
    ({ id, reason, block }: Of & { reason: string; block: boolean }, key) =>
      unwrap(api.POST(block ? '/gift-cards/{id}/block' : '/gift-cards/{id}/unblock', { params: { path: { id }, header: keyed(key) }, body: { reason } })),
    { onDone: (card) => { keep(card); onDone(); } },
  );
}

export function useTransfer(onDone: () => void) {
  const keep = useKeep();
  return useAction(
    ({ id, to, reason }: Of & { to: string; reason: string }, key) =>
      unwrap(api.POST('/gift-cards/{id}/transfer', { params: { path: { id }, header: keyed(key) }, body: { to, reason } })),
    { onDone: (moved) => { keep(moved.to); keep(moved.from); onDone(); } },
  );
}

export function useExtend(onDone: () => void) {
  const keep = useKeep();
  return useAction(
    ({ id, until, reason }: Of & { until?: string; reason: string }, key) =>
      unwrap(api.POST('/gift-cards/{id}/extend', { params: { path: { id }, header: keyed(key) }, body: { until, reason } })),
    { onDone: (card) => { keep(card); onDone(); } },
  );
}

export function useSendCard(onDone: () => void) {
  const keep = useKeep();
  return useAction(
    ({ id, email, name }: Of & { email: string; name?: string }, key) =>
      unwrap(api.POST('/gift-cards/{id}/send', { params: { path: { id }, header: keyed(key) }, body: { email, name } })),
    { onDone: (card) => { keep(card); onDone(); } },
  );
}
