import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/app/session/queries';
import { dayOptions } from '@/app/today/queries';
import { businessToday } from '@/lib/ui/clock';

const afterFirstPaintMilliseconds = 800;

/** Follows the log while somebody is signed in, from the position that the day was read at. */
export function useLive() {
  const queries = useQueryClient();
  const { member, site, business } = useSession();
  useEffect(() => {
    let stop = () => {};
    let over = false;
    const timer = setTimeout(async () => {
      const { startLive } = await import('@/lib/api/live');
      const day = await queries.ensureQueryData(dayOptions(site.id, businessToday(business.timeZone))).catch(() => null);
      if (!over) stop = startLive(queries, day?.seq ?? 0);
    }, afterFirstPaintMilliseconds);
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [queries, member.id, site.id, business.timeZone]);
}
