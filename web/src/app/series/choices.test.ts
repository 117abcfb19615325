import { expect, test } from 'vitest';
import type { ForecastVisit } from '@/lib/api/types';
import { choiceOf, ruleOf, ruleWords, takenOf } from './choices';

const visit = (possible: boolean, repairs: string[]) =>
  ({ start: 'wanted', memberId: 'anna', possible, repairs: repairs.map((start) => ({ start, memberId: 'ben' })) }) as unknown as ForecastVisit;

test('what cannot be had is repaired by itself, or left out where nothing is free', () => {
  const visits = [visit(true, []), visit(false, ['a', 'b']), visit(false, [])];
  expect(takenOf(visits, {}).map((t) => [t.start, t.memberId])).toEqual([['wanted', 'anna'], ['a', 'ben']]);
  expect(takenOf(visits, { 0: 'out', 1: 1 }).map((t) => t.start)).toEqual(['b']);
});

test('a choice that is not there any more falls back', () => {
  expect(choiceOf(visit(false, ['a']), 'wanted')).toBe(0);
  expect(choiceOf(visit(false, ['a']), 3)).toBe(0);
  expect(choiceOf(visit(false, []), 'out')).toBe('out');
});

test('a rule and its words', () => {
  expect(ruleOf('FREQ=WEEKLY;INTERVAL=2', 10)).toBe('FREQ=WEEKLY;INTERVAL=2;COUNT=10');
  expect(ruleWords('FREQ=WEEKLY;INTERVAL=2;COUNT=10')).toBe('every 2 weeks');
  expect(ruleWords('FREQ=MONTHLY;BYDAY=2TU;COUNT=3')).toBeNull();
});
