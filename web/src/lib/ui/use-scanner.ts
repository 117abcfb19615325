import { useEffect, useRef } from 'react';
import { emptyScan, feed } from './scanner';

/** Calls back with a scanned code wherever the focus is, and keeps the scanner's Enter from pressing the focused button. */
export function useScanner(onCode: (code: string) => void) {
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    let state = emptyScan;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = feed(state, event.key, event.timeStamp);
      state = next.state;
      if (next.code === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(next.code);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
