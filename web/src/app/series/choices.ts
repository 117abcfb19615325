// What is to become of each visit of a forecast: as wanted, one of the repairs, or left out.
import type { ForecastVisit } from '@/lib/api/types';

/** Index of a repair; `wanted` as it was asked for; `out` not at all. */
export type Choice = number | 'wanted' | 'out';
export type Chosen = { visit: ForecastVisit; start: string; memberId: string | null };

/** Until somebody chooses: what can be had is had as wanted, the rest by its nearest repair. */
export const first = (v: ForecastVisit): Choice => (v.possible ? 'wanted' : v.repairs.length > 0 ? 0 : 'out');

/** What a person has chosen holds as long as there is something like it: the forecast may have changed under her. */
export const choiceOf = (v: ForecastVisit, chosen: Choice | undefined): Choice =>
  chosen === undefined || (chosen === 'wanted' && !v.possible) || (typeof chosen === 'number' && chosen >= v.repairs.length) ? first(v) : chosen;

/** Those that are to be booked or moved. */
export const takenOf = (visits: ForecastVisit[], choices: Record<number, Choice>): Chosen[] =>
  visits.flatMap((visit, i) => {
    const choice = choiceOf(visit, choices[i]);
    if (choice === 'out') return [];
    if (choice === 'wanted') return [{ visit, start: visit.start, memberId: visit.memberId }];
    const repair = visit.repairs[choice]!;
    return [{ visit, start: repair.start, memberId: repair.memberId }];
  });

/** RFC 5545, section 3.3.10. */
export const ruleOf = (repeat: string, count: number) => `${repeat};COUNT=${count}`;

export const repeats = [
  { value: 'FREQ=WEEKLY', label: 'every week' },
  { value: 'FREQ=WEEKLY;INTERVAL=2', label: 'every 2 weeks' },
  { value: 'FREQ=WEEKLY;INTERVAL=3', label: 'every 3 weeks' },
  { value: 'FREQ=WEEKLY;INTERVAL=4', label: 'every 4 weeks' },
  { value: 'FREQ=WEEKLY;INTERVAL=6', label: 'every 6 weeks' },
  { value: 'FREQ=WEEKLY;INTERVAL=8', label: 'every 8 weeks' },
  { value: 'FREQ=MONTHLY', label: 'every month' },
  { value: 'FREQ=DAILY', label: 'every day' },
];

export const ruleWords = (rule: string | null) => repeats.find((r) => rule?.replace(/;(COUNT|UNTIL)=\w+/, '') === r.value)?.label ?? null;
