import { useEffect, useRef, type RefObject } from 'react';

const farPixels = 70;

/** A quick sideways swipe on a phone goes to the next or the previous person. */
export function useSwipe(area: RefObject<HTMLElement | null>, onSwipe: ((by: number) => void) | undefined) {
  const latest = useRef(onSwipe);
  latest.current = onSwipe;
  useEffect(() => {
    const element = area.current;
    if (!element || !latest.current) return;
    let start: { x: number; y: number; at: number } | null = null;
    const down = (e: TouchEvent) => (start = e.touches.length === 1 ? { x: e.touches[0]!.clientX, y: e.touches[0]!.clientY, at: e.timeStamp } : null);
    const up = (e: TouchEvent) => {
      const end = e.changedTouches[0];
      if (!start || !end || e.timeStamp - start.at > 500) return;
      const across = end.clientX - start.x;
      if (Math.abs(across) > farPixels && Math.abs(across) > 2 * Math.abs(end.clientY - start.y)) latest.current?.(across < 0 ? 1 : -1);
    };
    element.addEventListener('touchstart', down, { passive: true });
    element.addEventListener('touchend', up, { passive: true });
    return () => {
      element.removeEventListener('touchstart', down);
      element.removeEventListener('touchend', up);
    };
  }, [area]);
}
