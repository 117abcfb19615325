import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import type { PickedClient } from '@/app/visit/client-picker';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { JoiningWaitlist } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

export function useWaits() {
  const { site } = useSession();
  return useQuery({ queryKey: ['waitlist', site.id], queryFn: async () => (await unwrap(api.GET('/waitlist', { params: { query: { siteId: site.id } } }))).items });
}

export function useWaitFigures(from: string, to: string) {
  const { site } = useSession();
  return useQuery({ queryKey: ['waitlist', 'figures', site.id, from, to], queryFn: () => unwrap(api.GET('/waitlist/figures', { params: { query: { siteId: site.id, from, to } } })) });
}

export function useJoinWaitlist(onDone: () => void) {
  const { site } = useSession();
  const queries = useQueryClient();
  return useAction(
    async ({ client, ...body }: Omit<JoiningWaitlist, 'siteId' | 'clientId'> & { client: PickedClient }, key) => {
      const clientId = client.id ?? (await unwrap(api.POST('/clients', {
        params: { header: keyed(`${key}-client`) }, body: { name: client.name, phone: client.phone || undefined, email: client.email || undefined },
      }))).id;
      return unwrap(api.POST('/waitlist', { params: { header: keyed(key) }, body: { ...body, clientId, siteId: site.id } }));
    },
    {
      onDone: (wait) => {
        void queries.invalidateQueries({ queryKey: ['waitlist'] });
        toast(`${wait.clientName ?? 'She'} waits for ${wait.serviceName}`);
        onDone();
      },
    },
  );
}

export type Answer = { offer: string; answer: 'take' | 'decline' } | { leave: string };

/** Her answer, taken by the desk; or she does not wait any more. */
export function useAnswer() {
  const queries = useQueryClient();
  return useAction(
    (answer: Answer, key) => {
      const header = keyed(key);
      if ('leave' in answer) return unwrap(api.DELETE('/waitlist/{id}', { params: { path: { id: answer.leave }, header } }));
      return unwrap(api.POST(`/waitlist/offers/{id}/${answer.answer}`, { params: { path: { id: answer.offer }, header }, body: {} }));
    },
    {
      onDone: (wait) => {
        for (const queryKey of [['waitlist'], ['day'], ['week'], ['availability']]) void queries.invalidateQueries({ queryKey });
        if (wait.state === 'booked') toast(`${wait.clientName ?? 'She'} is booked`);
      },
      onRefused: () => void queries.invalidateQueries({ queryKey: ['waitlist'] }),
    },
  );
}
