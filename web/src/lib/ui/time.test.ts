import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, toMinutes, toTime, wallClock, weekStart, zonedInstant } from './time';

describe('dates', () => {
  it('adds days over months and summer time', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
  it('starts weeks on Monday', () => {
    expect(weekStart('2026-11-22')).toBe('2026-11-16');
    expect(weekStart('2026-11-23')).toBe('2026-11-23');
  });
  it('goes between times and minutes', () => {
    expect(toMinutes('14:45')).toBe(885);
    expect(toTime(885)).toBe('14:45');
  });
});

describe('wall clock and instant', () => {
  it.each([
    ['2026-11-23', 14 * 60, 'Europe/Berlin', '2026-11-23T14:00:00+01:00'],
    ['2026-07-01', 0, 'Europe/Berlin', '2026-07-01T00:00:00+02:00'],
    ['2026-07-01', 23 * 60 + 45, 'America/New_York', '2026-07-01T23:45:00-04:00'],
    ['2026-07-01', 540, 'Asia/Kathmandu', '2026-07-01T09:00:00+05:45'],
    ['2026-07-01', 540, 'UTC', '2026-07-01T09:00:00+00:00'],
    // the night of 25 October 2026: 04:00 is winter time again; 29 March: 02:30 does not exist
    ['2026-10-25', 240, 'Europe/Berlin', '2026-10-25T04:00:00+01:00'],
    ['2026-03-29', 150, 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
    ['2026-03-29', 240, 'Europe/Berlin', '2026-03-29T04:00:00+02:00'],
  ])('%s + %i min in %s is %s', (date, minutes, zone, instant) => expect(zonedInstant(date, minutes, zone)).toBe(instant));
  it('reads the wall clock of another zone', () => {
    expect(wallClock('2026-11-23T14:00:00+01:00', 'Europe/Berlin')).toEqual({ date: '2026-11-23', minutes: 840 });
    expect(wallClock('2026-11-23T23:30:00Z', 'Europe/Berlin')).toEqual({ date: '2026-11-24', minutes: 30 });
  });
});
