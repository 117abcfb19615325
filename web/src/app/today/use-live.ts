import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSession } from '@/app/session/queries';

let running: { person: string; stop: () => void } | null = null;

/** Starts following the log once, from the position of the first answer, after the first paint. It goes on when Today is left. */
export function useLive(seq: number | undefined) {
  const queries = useQueryClient();
  const { member } = useSession();
  const started = useRef(false);
  useEffect(() => {
    if (seq === undefined || started.current || running?.person === member.id) return;
    started.current = true;
    running?.stop();
    running = { person: member.id, stop: () => {} };
    const own = running;
    setTimeout(() => void import('@/lib/api/live').then(({ startLive }) => {
      if (running === own) own.stop = startLive(queries, seq);
    }), 300);
  }, [queries, member.id, seq]);
}
