import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import type { PickedClient } from '@/app/visit/client-picker';
import type { TimeSource } from '@/app/visit/time-picker';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { NewGuest, NewParty, Party } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

export const useParty = (id: string | undefined) =>
  useQuery({ queryKey: ['party', id], queryFn: () => unwrap(api.GET('/parties/{id}', { params: { path: { id: id! } } })), enabled: id !== undefined });

/** When all guests can be had. */
export function usePartyTimes(guests: string, stagger: number): TimeSource {
  const { site } = useSession();
  const query = { siteId: site.id, guests, stagger };
  return { key: ['party', query], load: (from, to) => unwrap(api.GET('/parties/availability', { params: { query: { ...query, from, to } } })) };
}

/** When the whole party could come instead. */
export const partyMoveTimes = (id: string, withAnyone: boolean): TimeSource => ({
  key: ['party', id, withAnyone], load: (from, to) => unwrap(api.GET('/parties/{id}/move-times', { params: { path: { id }, query: { from, to, withAnyone } } })),
});

function useChanged(onDone: () => void) {
  const queries = useQueryClient();
  return (party: Party, words: string) => {
    queries.setQueryData(['party', party.id], party);
    for (const queryKey of [['day'], ['week'], ['availability'], ['clients'], ['booking'], ['party-orders']]) void queries.invalidateQueries({ queryKey });
    toast(words);
    onDone();
  };
}

export function useBookParty(onDone: () => void) {
  const { site } = useSession();
  const done = useChanged(onDone);
  return useAction(
    async ({ host, hostComes, guests, ...body }: Omit<NewParty, 'siteId' | 'hostId'> & { host: PickedClient; hostComes: boolean; guests: NewGuest[] }, key) => {
      const hostId = host.id ?? (await unwrap(api.POST('/clients', {
        params: { header: keyed(`${key}-client`) }, body: { name: host.name, phone: host.phone || undefined, email: host.email || undefined },
      }))).id;
      const all = guests.map((g, i) => (i === 0 && hostComes ? { ...g, name: undefined, clientId: hostId } : g));
      return unwrap(api.POST('/parties', { params: { header: keyed(key) }, body: { ...body, hostId, siteId: site.id, guests: all } }));
    },
    { onDone: (party) => done(party, `${party.guests.length} guests are booked for ${party.guests[0]!.booking.startTime}`) },
  );
}

export function useMoveParty(id: string, onDone: () => void) {
  const done = useChanged(onDone);
  return useAction((body: { start: string; withAnyone: boolean }, key) => unwrap(api.POST('/parties/{id}/move', { params: { path: { id }, header: keyed(key) }, body })),
    { onDone: (party) => done(party, 'The party is moved') });
}

export function useCancelParty(id: string, onDone: () => void) {
  const done = useChanged(onDone);
  return useAction((body: { reason: string }, key) => unwrap(api.POST('/parties/{id}/cancel', { params: { path: { id }, header: keyed(key) }, body })),
    { onDone: (party) => done(party, 'The party is cancelled') });
}

export function useSetPayers(id: string) {
  const done = useChanged(() => undefined);
  return useAction((body: { hostPays: string[] }, key) => unwrap(api.POST('/parties/{id}/payers', { params: { path: { id }, header: keyed(key) }, body })),
    { onDone: (party) => done(party, `${party.hostName} pays for ${party.guests.filter((g) => g.hostPays).length}`) });
}

/** What the guests' orders are now, for one payer to choose from. */
export const usePartyOrders = (party: Party | undefined) =>
  useQuery({
    queryKey: ['party-orders', party?.id, party?.version],
    queryFn: () => Promise.all(party!.guests.map((g) => unwrap(api.GET('/orders/{id}', { params: { path: { id: g.booking.orderId } } })))),
    enabled: party !== undefined,
  });
