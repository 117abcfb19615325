// The arithmetic of the day grid: minutes ↔ pixels, snapping, lanes for overlaps, what the grid must show.
import { toMinutes } from '@/lib/ui/time';

export const snapMinutes = 15;
export const pixelsPerMinute = 1.6;
/** A shorter visit is drawn this long: 44 px, so that a finger hits it. */
export const shortestCardMinutes = 28;

export type Range = { from: number; to: number };

export const snap = (minutes: number) => Math.round(minutes / snapMinutes) * snapMinutes;
export const snapDown = (minutes: number) => Math.floor(minutes / snapMinutes) * snapMinutes;
export const clampStart = (start: number, duration: number, range: Range) =>
  Math.max(range.from, Math.min(start, Math.max(range.from, range.to - duration)));

/** End of a booking as minutes of its first day; a booking past midnight ends beyond 24 h. */
export const endMinutes = (start: string, end: string) => {
  const from = toMinutes(start);
  const to = toMinutes(end);
  return to > from ? to : to + 24 * 60;
};

type Timed = { startTime: string; endTime: string; occupiedFrom: string; occupiedTo: string };

/** The time around a visit in which the person is kept for it though the client is not there: making ready, clearing up. */
export function buffersOf(booking: Timed): Range[] {
  const from = toMinutes(booking.startTime);
  const to = endMinutes(booking.startTime, booking.endTime);
  const before = (from - toMinutes(booking.occupiedFrom) + 24 * 60) % (24 * 60);
  const after = (toMinutes(booking.occupiedTo) - to + 48 * 60) % (24 * 60);
  return [{ from: from - before, to: from }, { from: to, to: to + after }].filter((span) => span.to > span.from);
}

/** The stretches in which the person has her hands on it; in between, somebody else may be served. */
export function worked(booking: { startTime: string; endTime: string; processing: { from: string; to: string }[] }): Range[] {
  const first = toMinutes(booking.startTime);
  const last = endMinutes(booking.startTime, booking.endTime);
  const at = (time: string) => (toMinutes(time) >= first ? toMinutes(time) : toMinutes(time) + 24 * 60);
  const pieces: Range[] = [];
  let from = first;
  for (const free of booking.processing) {
    pieces.push({ from, to: at(free.from) });
    from = at(free.to);
  }
  return from < last ? [...pieces, { from, to: last }] : pieces;
}

/** Whole hours that hold opening hours, shifts and every booking. */
export function visibleRange(spans: { from: string; to: string }[], fallback: Range = { from: 9 * 60, to: 18 * 60 }): Range {
  if (spans.length === 0) return fallback;
  const from = Math.min(...spans.map((s) => toMinutes(s.from)));
  const to = Math.max(...spans.map((s) => endMinutes(s.from, s.to)));
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 };
}

/** The parts of the range no span covers, e.g. outside the shift. */
export function gaps(range: Range, spans: { from: string; to: string }[]): Range[] {
  const result: Range[] = [];
  let at = range.from;
  for (const span of [...spans].sort((a, b) => toMinutes(a.from) - toMinutes(b.from))) {
    const from = toMinutes(span.from);
    if (from > at) result.push({ from: at, to: Math.min(from, range.to) });
    at = Math.max(at, endMinutes(span.from, span.to));
  }
  if (at < range.to) result.push({ from: at, to: range.to });
  return result;
}

/** Side-by-side lanes for items that overlap: each gets its lane and how many lanes its cluster has. */
export function lanes<T>(items: T[], range: (item: T) => Range): { item: T; lane: number; of: number }[] {
  const sorted = [...items].sort((a, b) => range(a).from - range(b).from || range(b).to - range(a).to);
  const placed: { item: T; lane: number; of: number }[] = [];
  let cluster: { item: T; lane: number; of: number }[] = [];
  let laneEnds: number[] = [];
  const close = () => {
    for (const entry of cluster) entry.of = laneEnds.length;
    cluster = [];
    laneEnds = [];
  };
  for (const item of sorted) {
    const { from, to } = range(item);
    if (cluster.length > 0 && laneEnds.every((end) => end <= from)) close();
    let lane = laneEnds.findIndex((end) => end <= from);
    if (lane < 0) lane = laneEnds.length;
    laneEnds[lane] = to;
    const entry = { item, lane, of: 1 };
    cluster.push(entry);
    placed.push(entry);
  }
  close();
  return placed;
}

/** Which column and minute lie under a point of the grid. */
export function cellAt(x: number, y: number, columnsWidth: number, columnCount: number, range: Range) {
  const column = Math.max(0, Math.min(columnCount - 1, Math.floor((x / columnsWidth) * columnCount)));
  return { column, minutes: range.from + y / pixelsPerMinute };
}
