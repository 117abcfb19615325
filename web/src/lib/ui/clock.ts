import { useEffect, useState } from 'react';
import { wallClock } from './time';

// The business's clock, learnt from the server: a till's own clock is often wrong, and a test business moves its own.
let aheadMilliseconds = 0;
export const learnNow = (now: string) => {
  aheadMilliseconds = Date.parse(now) - Date.now();
};
export const businessNow = () => Date.now() + aheadMilliseconds;
export const businessToday = (timeZone: string) => wallClock(businessNow(), timeZone).date;

/** Wall clock of the site, ticking. */
export function useWallClock(timeZone: string) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 20_000);
    return () => clearInterval(timer);
  }, []);
  return wallClock(businessNow(), timeZone);
}
