// Live: the server hints that something happened, we read what, and refetch only what it names.
import type { QueryClient } from '@tanstack/react-query';
import { connection } from '@/lib/offline/connection';
import { api, unwrap } from './client';
import { touchedBy } from './touched';

const pollMilliseconds = 5000;
const pageLimit = 200;

export function startLive(queries: QueryClient, firstSeq: number): () => void {
  let seq = firstSeq;
  let epoch: number | undefined;
  let reading: Promise<void> | null = null;
  let again = false;
  let poll: ReturnType<typeof setInterval> | undefined;
  let hub: { stop: () => Promise<void> } | undefined;
  let stopped = false;

  const read = async () => {
    for (let pages = 0; pages < 20; pages++) {
      const page = await unwrap(api.GET('/events', { params: { query: { after: seq, limit: pageLimit } } }));
      connection.answered();
      for (const fact of page.items) for (const queryKey of touchedBy(fact)) void queries.invalidateQueries({ queryKey });
      seq = page.next;
      if (epoch !== undefined && page.epoch !== epoch) {
        // A backup was restored: nothing that we hold is sure any more.
        epoch = page.epoch;
        void queries.invalidateQueries();
        return;
      }
      epoch = page.epoch;
      if (page.items.length < pageLimit) return;
    }
    // Too far behind to follow fact by fact: read everything afresh.
    void queries.invalidateQueries();
  };

  const catchUp = () => {
    if (stopped) return;
    if (reading) {
      again = true;
      return;
    }
    reading = read()
      .catch(() => connection.silent())
      .finally(() => {
        reading = null;
        if (again) {
          again = false;
          catchUp();
        }
      });
  };

  const polling = (on: boolean) => {
    clearInterval(poll);
    poll = on && !stopped ? setInterval(() => document.visibilityState === 'visible' && catchUp(), pollMilliseconds) : undefined;
  };
  const onVisible = () => document.visibilityState === 'visible' && catchUp();
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('online', catchUp);
  polling(true);

  void import('@microsoft/signalr').then(async ({ HubConnectionBuilder, LogLevel }) => {
    if (stopped) return;
    const link = new HubConnectionBuilder().withUrl('/live').withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 5000 + Math.random() * 5000 })
      .configureLogging(LogLevel.None).build();
    hub = link;
    link.on('hint', catchUp);
    link.onreconnecting(() => polling(true));
    link.onreconnected(() => {
      polling(false);
      catchUp();
    });
    link.onclose(() => polling(true));
    const connect = (): Promise<void> =>
      link.start().then(
        () => {
          polling(false);
          catchUp();
        },
        () => {
          if (!stopped) setTimeout(() => !stopped && void connect(), 20_000);
        },
      );
    await connect();
  });

  return () => {
    stopped = true;
    clearInterval(poll);
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('online', catchUp);
    void hub?.stop();
  };
}
