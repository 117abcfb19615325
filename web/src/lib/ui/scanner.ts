// A barcode scanner is a very fast typist who ends with Enter. People do not type six characters at 50 ms each.
export type ScanState = { text: string; lastAt: number };
export const emptyScan: ScanState = { text: '', lastAt: 0 };

const gapMilliseconds = 50;
const shortest = 4;
const longest = 64;

/** Feeds one key; returns the next state and, at Enter after a fast burst, the code. */
export function feed(state: ScanState, key: string, at: number): { state: ScanState; code: string | null } {
  const fast = at - state.lastAt <= gapMilliseconds;
  if (key === 'Enter') return { state: emptyScan, code: fast && state.text.length >= shortest ? state.text : null };
  if (key.length !== 1) return { state, code: null };
  const text = fast && state.text.length < longest ? state.text + key : key;
  return { state: { text, lastAt: at }, code: null };
}
