import { useCallback, useRef, useState } from 'react';
import { connection } from '@/lib/offline/connection';
import { NotSent } from './problem';
import { KeyRing, sendWith } from './write';

type Options<V, R> = {
  /** Shown or patched at once, before the server answers; returns how to take it back. */
  optimistic?: (values: V) => (() => void) | void;
  onDone?: (result: R, values: V) => void;
  onRefused?: (error: Error, values: V) => void;
};

export type Action<V, R> = {
  run: (values: V) => Promise<R | undefined>;
  busy: boolean;
  error: Error | null;
  /** Present after a lost connection: repeats the same intent under the same key. */
  retry: (() => void) | null;
  clear: () => void;
};

/** A write started by a person. Two identical presses while the first is unanswered are one intent. */
export function useAction<V, R>(call: (values: V, key: string) => Promise<R>, options: Options<V, R> = {}): Action<V, R> {
  const ring = useRef(new KeyRing());
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<Error | null>(null);
  const [unsent, setUnsent] = useState<{ values: V } | null>(null);
  const latest = useRef({ call, options });
  latest.current = { call, options };

  const run = useCallback(async (values: V) => {
    const { call, options } = latest.current;
    setError(null);
    setUnsent(null);
    setRunning((n) => n + 1);
    const takeBack = options.optimistic?.(values);
    const key = ring.current.keyFor(values);
    try {
      const result = await sendWith(key, (k) => call(values, k));
      ring.current.finished(values);
      connection.answered();
      options.onDone?.(result, values);
      return result;
    } catch (caught) {
      takeBack?.();
      const failure = caught instanceof Error ? caught : new Error(String(caught));
      setError(failure);
      if (failure instanceof NotSent) {
        connection.silent();
        setUnsent({ values });
      } else {
        ring.current.finished(values);
      }
      latest.current.options.onRefused?.(failure, values);
      return undefined;
    } finally {
      setRunning((n) => n - 1);
    }
  }, []);

  const clear = useCallback(() => setError(null), []);
  return { run, busy: running > 0, error, retry: unsent ? () => void run(unsent.values) : null, clear };
}
