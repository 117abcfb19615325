import { describe, expect, it, vi } from 'vitest';
import { NotSent, Refused, toProblem } from './problem';
import { KeyRing, newKey, sendWith } from './write';

const at = async () => {};

describe('idempotent writes', () => {
  it('makes version 4 UUIDs, also without a secure context', () => {
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(newKey()).toMatch(shape);
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(newKey()).toMatch(shape);
    expect(newKey()).not.toBe(newKey());
    vi.unstubAllGlobals();
  });
  it('keeps one key per unfinished intent', () => {
    let n = 0;
    const ring = new KeyRing(() => `k${++n}`);
    expect(ring.keyFor({ pay: 100 })).toBe('k1');
    expect(ring.keyFor({ pay: 100 })).toBe('k1');
    expect(ring.keyFor({ pay: 200 })).toBe('k2');
    ring.finished({ pay: 100 });
    expect(ring.keyFor({ pay: 100 })).toBe('k3');
  });
  it('repeats a lost request under the same key', async () => {
    const keys: string[] = [];
    const answer = await sendWith('k', async (key) => {
      keys.push(key);
      if (keys.length < 3) throw new NotSent('gone');
      return 'done';
    }, at);
    expect(answer).toBe('done');
    expect(keys).toEqual(['k', 'k', 'k']);
  });
  it('gives up after three tries and says so', async () => {
    const call = vi.fn(async () => {
      throw new NotSent('gone');
    });
    await expect(sendWith('k', call, at)).rejects.toBeInstanceOf(NotSent);
    expect(call).toHaveBeenCalledTimes(3);
  });
  it('repeats a request that is still in flight, but never a refusal', async () => {
    const inFlight = new Refused(toProblem({ code: 'in_flight', retryable: true }, 409));
    let calls = 0;
    await expect(sendWith('k', async () => (++calls === 1 ? Promise.reject(inFlight) : 'ok'), at)).resolves.toBe('ok');
    const taken = vi.fn(async () => {
      throw new Refused(toProblem({ code: 'slot_taken', detail: 'Anna is booked until 15:40' }, 409));
    });
    await expect(sendWith('k', taken, at)).rejects.toThrow('Anna is booked until 15:40');
    expect(taken).toHaveBeenCalledTimes(1);
  });
});
