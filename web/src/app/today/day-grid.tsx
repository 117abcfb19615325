import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useMove } from '@/app/visit/queries';
import { strandsOf, type Strand } from '@/app/visit/strands';
import type { Booking, DayView } from '@/lib/api/types';
import { useWallClock } from '@/lib/ui/clock';
import { Face } from '@/lib/ui/parts';
import { toTime, zonedInstant } from '@/lib/ui/time';
import { DayColumn } from './day-column';
import { pixelsPerMinute, visibleRange } from './grid';
import classes from './grid.module.css';
import { useCardMove } from './use-card-move';
import { useSwipe } from './use-swipe';

/** Eight full names do not fit beside each other on a tablet; first names do, as long as they tell people apart. */
const headNames = (columns: DayView['columns']) => {
  const first = columns.map((c) => c.name.split(' ')[0]!);
  return columns.length > 5 && new Set(first).size === first.length ? first : columns.map((c) => c.name);
};

const byPerson = (bookings: Booking[]) => {
  const groups = new Map<string, Strand[]>();
  for (const s of bookings.filter((b) => b.state !== 'cancelled').flatMap(strandsOf)) groups.set(s.memberId, [...(groups.get(s.memberId) ?? []), s]);
  return groups;
};

type Props = {
  view: DayView; isToday: boolean; onOpen: (bookingId: string) => void; onSlot: (at: string, memberId: string) => void; onSwipe?: (by: number) => void;
};

export function DayGrid({ view, isToday, onOpen, onSlot, onSwipe }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const move = useMove();
  const clock = useWallClock(view.timeZone);
  const now = isToday && clock.date === view.date ? clock.minutes : null;

  const range = useMemo(() => visibleRange([
    ...(view.open ? [view.open] : []),
    ...view.columns.flatMap((c) => c.working),
    ...view.bookings.map((b) => ({ from: b.startTime, to: b.endTime })),
  ]), [view]);
  const byMember = useMemo(() => byPerson(view.bookings), [view.bookings]);

  const commit = (booking: Booking, minutes: number, column: number) => {
    const target = view.columns[column]!;
    if (toTime(minutes) === booking.startTime && target.memberId === booking.memberId) return;
    void move.run({ booking, start: zonedInstant(view.date, minutes, view.timeZone), memberId: target.memberId, memberName: target.name });
  };
  const moving = useCardMove({ body, scroller, range, columns: view.columns, commit });
  useSwipe(scroller, onSwipe);

  const firstNow = useRef(now);
  firstNow.current = now;
  useLayoutEffect(() => {
    // Open at the present, a little of the past above it.
    const at = firstNow.current ?? range.from;
    scroller.current?.scrollTo({ top: Math.max(0, (at - range.from - 75) * pixelsPerMinute) });
  }, [view.date, range.from]);
  const { cancel } = moving;
  useEffect(() => cancel, [cancel, view.date]);

  const names = headNames(view.columns);
  const height = (range.to - range.from) * pixelsPerMinute;
  const hours = Array.from({ length: (range.to - range.from) / 60 + 1 }, (_, i) => range.from + i * 60);
  const columnsStyle = { gridTemplateColumns: `repeat(${view.columns.length}, minmax(112px, 1fr))` };
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="The day, by person" data-testid="day-grid" data-dragging={moving.ghost ? true : undefined}>
      <div className={classes.heads}>
        <span className={classes.corner} />
        <div className={classes.columns} style={columnsStyle}>
          {view.columns.map((c, i) => (
            <div key={c.resourceId} className={classes.columnHead} title={c.name}>
              <Face name={c.name} color={c.color} size={26} />
              <span className="cut">{names[i]}</span>
              {c.working.length === 0 && <small>off</small>}
            </div>
          ))}
        </div>
      </div>
      <div className={classes.canvas} style={{ height }}>
        <div className={classes.gutter} aria-hidden>
          {hours.map((m) => <span key={m} className="num" style={{ top: (m - range.from) * pixelsPerMinute }}>{toTime(m)}</span>)}
          {now !== null && now >= range.from && now <= range.to && (
            <b className={`num ${classes.nowTime}`} style={{ top: (now - range.from) * pixelsPerMinute }}>{toTime(now)}</b>
          )}
        </div>
        <div ref={body} className={classes.columns} style={{ ...columnsStyle, backgroundSize: `100% ${60 * pixelsPerMinute}px` }}>
          {view.columns.map((column, index) => (
            <DayColumn key={column.resourceId} column={column} range={range} now={now} strands={byMember.get(column.memberId) ?? []}
              ghost={moving.ghost?.column === index ? moving.ghost : null} movingId={moving.ghost?.booking.id} handlers={moving.handlersFor}
              index={index} onOpen={onOpen} onSlot={(minutes) => onSlot(toTime(minutes), column.memberId)} />
          ))}
          {now !== null && <div className={classes.now} style={{ top: (now - range.from) * pixelsPerMinute }} aria-hidden data-testid="now-line" />}
        </div>
      </div>
      <div className={classes.spoken} role="status" aria-live="assertive">{moving.spoken}</div>
    </div>
  );
}
