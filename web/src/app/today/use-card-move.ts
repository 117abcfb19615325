import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Booking, DayColumn } from '@/lib/api/types';
import { toTime } from '@/lib/ui/time';
import { cellAt, clampStart, endMinutes, pixelsPerMinute, snap, snapMinutes, type Range } from './grid';
import { toMinutes } from '@/lib/ui/time';

export type Ghost = { booking: Booking; start: number; duration: number; column: number };
type Setup = {
  body: RefObject<HTMLDivElement | null>; scroller: RefObject<HTMLDivElement | null>; range: Range; columns: DayColumn[];
  commit: (booking: Booking, minutes: number, column: number) => void;
};
type Grip = { booking: Booking; duration: number; column: number; x: number; y: number; grabMinutes: number; pointer: number; card: HTMLElement };

const mouseSlackPixels = 5;
const holdMilliseconds = 320;
const holdSlackPixels = 8;
const edgePixels = 56;

export const movable = (booking: Booking) => booking.state === 'booked' || booking.state === 'arrived';

/** Moving a card by mouse, by a held finger, or by keyboard (M, arrows, Enter). Nothing is written before it is put down. */
export function useCardMove(setup: Setup) {
  const [ghost, setGhostState] = useState<Ghost | null>(null);
  const current = useRef<Ghost | null>(null);
  const grip = useRef<Grip | null>(null);
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);
  const swallowClick = useRef(false);
  const latest = useRef(setup);
  latest.current = setup;

  const setGhost = useCallback((next: Ghost | null) => {
    const old = current.current;
    if (old && next && old.start === next.start && old.column === next.column) return;
    current.current = next;
    setGhostState(next);
  }, []);

  const cancel = useCallback(() => {
    clearTimeout(hold.current);
    grip.current = null;
    setGhost(null);
  }, [setGhost]);

  const put = () => {
    const at = current.current;
    cancel();
    if (at) latest.current.commit(at.booking, at.start, at.column);
  };

  const follow = (x: number, y: number) => {
    const { body, scroller, range, columns } = latest.current;
    const held = grip.current;
    if (!held || !body.current || !scroller.current) return;
    const box = scroller.current.getBoundingClientRect();
    if (y > box.bottom - edgePixels) scroller.current.scrollBy({ top: 14 });
    if (y < box.top + edgePixels * 2) scroller.current.scrollBy({ top: -14 });
    const area = body.current.getBoundingClientRect();
    const cell = cellAt(x - area.left, y - area.top, area.width, columns.length, range);
    setGhost({ booking: held.booking, duration: held.duration, column: cell.column, start: clampStart(snap(cell.minutes - held.grabMinutes), held.duration, range) });
  };

  const lift = () => {
    const held = grip.current;
    if (!held) return;
    held.card.setPointerCapture(held.pointer);
    swallowClick.current = true;
    setGhost({ booking: held.booking, duration: held.duration, column: held.column, start: toMinutes(held.booking.startTime) });
  };

  useEffect(() => {
    // A finger that holds a card moves the card, not the page.
    const stay = (event: TouchEvent) => current.current && grip.current && event.cancelable && event.preventDefault();
    const area = latest.current.scroller.current;
    area?.addEventListener('touchmove', stay, { passive: false });
    return () => area?.removeEventListener('touchmove', stay);
  }, []);

  /** @param into Minutes from the start of the visit to the top of this card. */
  const handlersFor = (booking: Booking, column: number, open: () => void, into = 0) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      swallowClick.current = false;
      if (!movable(booking) || event.button !== 0) return;
      const box = event.currentTarget.getBoundingClientRect();
      grip.current = {
        booking, column, duration: endMinutes(booking.startTime, booking.endTime) - toMinutes(booking.startTime), x: event.clientX, y: event.clientY,
        grabMinutes: into + (event.clientY - box.top) / pixelsPerMinute, pointer: event.pointerId, card: event.currentTarget,
      };
      if (event.pointerType !== 'mouse') hold.current = setTimeout(lift, holdMilliseconds);
    },
    onPointerMove: (event: PointerEvent) => {
      const held = grip.current;
      if (!held) return;
      if (!current.current) {
        const far = Math.hypot(event.clientX - held.x, event.clientY - held.y);
        if (event.pointerType === 'mouse' && far > mouseSlackPixels) lift();
        else if (event.pointerType !== 'mouse' && far > holdSlackPixels) return cancel();
        else return;
      }
      follow(event.clientX, event.clientY);
    },
    onPointerUp: () => (current.current && grip.current ? put() : (clearTimeout(hold.current), (grip.current = null))),
    onPointerCancel: cancel,
    onClick: () => {
      if (!swallowClick.current) open();
      swallowClick.current = false;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const at = current.current;
      if (!at) {
        if (event.key !== 'm' || !movable(booking)) return;
        event.preventDefault();
        const start = toMinutes(booking.startTime);
        return setGhost({ booking, column, start, duration: endMinutes(booking.startTime, booking.endTime) - start });
      }
      const { range, columns } = latest.current;
      const shift = (minutes: number, by: number) => setGhost({
        ...at, start: clampStart(at.start + minutes, at.duration, range), column: Math.max(0, Math.min(columns.length - 1, at.column + by)),
      });
      const act: Record<string, () => void> = {
        ArrowUp: () => shift(-snapMinutes, 0), ArrowDown: () => shift(snapMinutes, 0), ArrowLeft: () => shift(0, -1), ArrowRight: () => shift(0, 1),
        Enter: put, ' ': put, Escape: cancel,
      };
      if (!act[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      act[event.key]!();
    },
    onBlur: () => !grip.current && cancel(),
  });

  const spoken = ghost ? `${ghost.booking.clientName ?? 'Visit'}: ${toTime(ghost.start)}, ${setup.columns[ghost.column]?.name}. Enter puts it here, Escape leaves it.` : '';
  return { ghost, handlersFor, cancel, spoken };
}
