import { describe, expect, it } from 'vitest';
import { emptyScan, feed, type ScanState } from './scanner';

const type = (text: string, gap: number) => {
  let state: ScanState = emptyScan;
  let code: string | null = null;
  let at = 1000;
  for (const key of [...text, 'Enter']) {
    at += gap;
    ({ state, code } = feed(state, key, at));
  }
  return code;
};

describe('scanner', () => {
  it('recognises a fast burst ending with Enter', () => expect(type('4006381333931', 8)).toBe('4006381333931'));
  it('leaves a person alone', () => expect(type('4006381333931', 120)).toBeNull());
  it('ignores short bursts', () => expect(type('12', 8)).toBeNull());
  it('drops what a person typed before the scan', () => {
    let { state } = feed(emptyScan, 'a', 1000);
    let at = 2000;
    for (const key of '40063813') ({ state } = feed(state, key, (at += 10)));
    expect(feed(state, 'Enter', at + 10).code).toBe('40063813');
  });
  it('ignores Shift inside a code', () => {
    let state: ScanState = emptyScan;
    let at = 0;
    for (const key of ['Shift', 'A', 'Shift', 'B', 'C', '1']) ({ state } = feed(state, key, (at += 10)));
    expect(feed(state, 'Enter', at + 5).code).toBe('ABC1');
  });
});
