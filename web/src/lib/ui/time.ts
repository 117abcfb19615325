import { currentLocale } from './money';

// Dates are "2026-11-23", local times "14:00", instants RFC 3339 with offset. Calendar arithmetic is done on UTC days, never on local Dates.
const dayMilliseconds = 86_400_000;
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const iso = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

export const addDays = (date: string, days: number) => iso(utc(date) + days * dayMilliseconds);
export const daysBetween = (from: string, to: string) => Math.round((utc(to) - utc(from)) / dayMilliseconds);
/** Monday of the week. */
export const weekStart = (date: string) => addDays(date, -((new Date(utc(date)).getUTCDay() + 6) % 7));

export const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const toTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

type Wall = { date: string; minutes: number };
const wallFormats = new Map<string, Intl.DateTimeFormat>();
function wallFormat(timeZone: string) {
  let format = wallFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    wallFormats.set(timeZone, format);
  }
  return format;
}

/** Date and minute of the day that a clock on the wall in the zone shows. */
export function wallClock(instant: string | number, timeZone: string): Wall {
  const parts: Record<string, string> = {};
  for (const part of wallFormat(timeZone).formatToParts(new Date(instant))) parts[part.type] = part.value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

function offsetMinutes(epoch: number, timeZone: string): number {
  const wall = wallClock(epoch, timeZone);
  return Math.round((utc(wall.date) + wall.minutes * 60_000 - Math.floor(epoch / 60_000) * 60_000) / 60_000);
}

/** The instant when the wall shows this date and minute, with the zone's offset. In a spring gap, the time moves on by the gap. */
export function zonedInstant(date: string, minutes: number, timeZone: string): string {
  const asUtc = utc(date) + minutes * 60_000;
  const first = offsetMinutes(asUtc, timeZone);
  let epoch = asUtc - first * 60_000;
  const second = offsetMinutes(epoch, timeZone);
  if (second !== first) {
    const other = asUtc - second * 60_000;
    epoch = offsetMinutes(other, timeZone) === second ? other : Math.max(epoch, other);
  }
  const offset = offsetMinutes(epoch, timeZone);
  const local = new Date(epoch + offset * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${toTime(size)}`;
}

export const formatDate = (date: string, options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }) =>
  new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' }).format(new Date(utc(date)));

export const formatInstant = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat(currentLocale(), { timeZone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
    .format(new Date(instant));

export const formatDuration = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
