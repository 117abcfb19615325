// One Idempotency-Key per intent. The same intent, tried again, carries the same key, so the server does it at most once.
import { NotSent, Refused } from './problem';

export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  // randomUUID needs a secure context; a till on plain http in the shop's own network has only this.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Remembers the key of each unfinished intent. An intent is finished when the server has answered, yes or no. */
export class KeyRing {
  private readonly open = new Map<string, string>();
  constructor(private readonly make: () => string = newKey) {}

  keyFor(intent: unknown): string {
    const name = JSON.stringify(intent);
    const known = this.open.get(name);
    if (known) return known;
    const key = this.make();
    this.open.set(name, key);
    return key;
  }

  finished(intent: unknown): void {
    this.open.delete(JSON.stringify(intent));
  }
}

export type Waiter = (milliseconds: number) => Promise<void>;
const sleep: Waiter = (ms) => new Promise((done) => setTimeout(done, ms));
const pausesMilliseconds = [300, 1200];

/** Tries, and on a lost connection or "still in flight" tries again with the same key; then gives up with the last error. */
export async function sendWith<T>(key: string, call: (key: string) => Promise<T>, wait: Waiter = sleep): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call(key);
    } catch (error) {
      const pause = pausesMilliseconds[attempt];
      const again = error instanceof NotSent || (error instanceof Refused && error.problem.retryable && ![423, 429].includes(error.problem.status));
      if (!again || pause === undefined) throw error;
      await wait(pause);
    }
  }
}
