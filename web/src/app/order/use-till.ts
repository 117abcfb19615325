import { useQuery } from '@tanstack/react-query';
import { useDeviceTill } from '@/app/session/device-till';
import { useSession } from '@/app/session/queries';
import { api, unwrap } from '@/lib/api/client';

/** The till that numbers the receipts: the enrolled one, or the site's only (first) till on a person's own device. */
export function useTill(): { id: string | null; missing: boolean } {
  const { site } = useSession();
  const here = useDeviceTill();
  const tills = useQuery({
    queryKey: ['tills'],
    queryFn: async () => (await unwrap(api.GET('/tills', { params: { query: { limit: 100 } } }))).items,
    enabled: here === null,
    staleTime: 5 * 60_000,
  });
  if (here) return { id: here, missing: false };
  const first = tills.data?.find((t) => t.siteId === site.id);
  return { id: first?.id ?? null, missing: tills.isSuccess && !first };
}
