import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '@/app/session/queries';
import { patchBooking } from '@/app/today/queries';
import { api, keyed, unwrap } from '@/lib/api/client';
import type { NewBooking } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { toast } from '@/lib/ui/toast';

export function useBook(onDone: () => void) {
  const { site } = useSession();
  const queries = useQueryClient();
  return useAction(
    (body: Omit<NewBooking, 'siteId'>, key) => unwrap(api.POST('/bookings', { params: { header: keyed(key) }, body: { ...body, siteId: site.id } })),
    {
      onDone: (booking) => {
        patchBooking(queries, booking);
        for (const queryKey of [['day'], ['week'], ['availability'], ['clients']]) void queries.invalidateQueries({ queryKey });
        toast(`${booking.clientName ?? 'Walk-in'} is booked for ${booking.startTime} with ${booking.memberName}`);
        onDone();
      },
      // A taken slot means that our picture of the day is old.
      onRefused: () => void queries.invalidateQueries({ queryKey: ['availability'] }),
    },
  );
}
