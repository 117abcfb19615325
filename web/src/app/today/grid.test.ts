import { describe, expect, it } from 'vitest';
import { buffersOf, cellAt, clampStart, endMinutes, gaps, lanes, pixelsPerMinute, snap, snapDown, visibleRange, worked } from './grid';

describe('day grid', () => {
  it('snaps to quarters', () => {
    expect([snap(607), snap(608), snapDown(614), snapDown(615)]).toEqual([600, 615, 600, 615]);
  });
  it('shows whole hours around everything', () => {
    expect(visibleRange([{ from: '09:30', to: '17:15' }, { from: '08:45', to: '10:00' }])).toEqual({ from: 480, to: 1080 });
    expect(visibleRange([{ from: '20:00', to: '01:00' }])).toEqual({ from: 1200, to: 1500 });
    expect(visibleRange([])).toEqual({ from: 540, to: 1080 });
  });
  it('knows the time kept free around a visit', () => {
    const visit = { startTime: '10:00', endTime: '11:00', occupiedFrom: '09:50', occupiedTo: '11:15' };
    expect(buffersOf(visit)).toEqual([{ from: 590, to: 600 }, { from: 660, to: 675 }]);
    expect(buffersOf({ ...visit, occupiedFrom: '10:00', occupiedTo: '11:00' })).toEqual([]);
    expect(buffersOf({ startTime: '23:00', endTime: '00:00', occupiedFrom: '23:00', occupiedTo: '00:15' })).toEqual([{ from: 1440, to: 1455 }]);
    expect(buffersOf({ startTime: '00:05', endTime: '00:30', occupiedFrom: '23:55', occupiedTo: '00:30' })).toEqual([{ from: -5, to: 5 }]);
  });
  it('leaves processing time free', () => {
    const visit = { startTime: '10:00', endTime: '11:30', processing: [{ from: '10:30', to: '11:00' }] };
    expect(worked(visit)).toEqual([{ from: 600, to: 630 }, { from: 660, to: 690 }]);
    expect(worked({ ...visit, processing: [] })).toEqual([{ from: 600, to: 690 }]);
    expect(worked({ ...visit, processing: [{ from: '11:00', to: '11:30' }] })).toEqual([{ from: 600, to: 660 }]);
    expect(worked({ startTime: '23:30', endTime: '00:30', processing: [{ from: '23:50', to: '00:10' }] })).toEqual([{ from: 1410, to: 1430 }, { from: 1450, to: 1470 }]);
  });
  it('keeps a moved card inside', () => {
    expect(clampStart(500, 60, { from: 540, to: 1080 })).toBe(540);
    expect(clampStart(1060, 60, { from: 540, to: 1080 })).toBe(1020);
  });
  it('shades what is outside the shift', () => {
    const range = { from: 540, to: 1080 };
    expect(gaps(range, [{ from: '13:00', to: '17:00' }, { from: '09:00', to: '12:00' }])).toEqual([{ from: 720, to: 780 }, { from: 1020, to: 1080 }]);
    expect(gaps(range, [])).toEqual([range]);
    expect(gaps(range, [{ from: '08:00', to: '19:00' }])).toEqual([]);
  });
  it('puts overlapping cards side by side and gives a lane back', () => {
    const at = lanes([[0, 60], [30, 90], [60, 120], [120, 180]] as [number, number][], ([from, to]) => ({ from, to }));
    expect(at.map(({ lane, of }) => [lane, of])).toEqual([[0, 2], [1, 2], [0, 2], [0, 1]]);
  });
  it('finds the cell under the finger', () => {
    expect(cellAt(399, 60 * pixelsPerMinute, 800, 8, { from: 540, to: 1080 })).toEqual({ column: 3, minutes: 600 });
    expect(cellAt(-5, 0, 800, 8, { from: 540, to: 1080 }).column).toBe(0);
    expect(cellAt(9999, 0, 800, 8, { from: 540, to: 1080 }).column).toBe(7);
  });
  it('ends a late booking after midnight', () => expect(endMinutes('23:30', '00:30')).toBe(1470));
});
