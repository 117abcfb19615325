import { useState } from 'react';
import type { Strand } from '@/app/visit/strands';
import type { DayColumn as Column } from '@/lib/api/types';
import { toMinutes, toTime } from '@/lib/ui/time';
import { BookingCard } from './booking-card';
import { buffersOf, endMinutes, gaps, lanes, pixelsPerMinute, shortestCardMinutes, snapDown, worked, type Range } from './grid';
import classes from './grid.module.css';
import type { Ghost, useCardMove } from './use-card-move';

type Props = {
  column: Column; index: number; range: Range; strands: Strand[]; now: number | null; ghost: Ghost | null; movingId: string | undefined;
  handlers: ReturnType<typeof useCardMove>['handlersFor']; onOpen: (bookingId: string) => void; onSlot: (minutes: number) => void;
};

const wordsOf = (block: Column['blocks'][number]) => (block.kind === 'hold' ? 'Being booked' : block.reason ?? 'Away');

/** A visit with processing time is drawn in pieces: what lies between them can be booked. */
type Piece = Range & { strand: Strand; no: number };
const piecesOf = (strand: Strand): Piece[] => worked(strand).map((w, no) => ({ ...w, strand, no }));
const rangeOf = ({ from, to }: Piece) => ({ from, to: Math.max(to, from + shortestCardMinutes) });

export function DayColumn({ column, index, range, strands, now, ghost, movingId, handlers, onOpen, onSlot }: Props) {
  const [hover, setHover] = useState<number | null>(null);
  const top = (minutes: number) => (minutes - range.from) * pixelsPerMinute;
  const at = (clientY: number, element: HTMLElement) => range.from + snapDown((clientY - element.getBoundingClientRect().top) / pixelsPerMinute);
  return (
    <div className={classes.column} role="group" aria-label={column.name} data-testid={`column-${column.memberId}`}
      onClick={(event) => event.target === event.currentTarget && onSlot(at(event.clientY, event.currentTarget))}
      onPointerMove={(event) => setHover(event.pointerType === 'mouse' && event.target === event.currentTarget ? at(event.clientY, event.currentTarget) : null)}
      onPointerLeave={() => setHover(null)}>
      {gaps(range, column.working).map((gap) => (
        <div key={gap.from} className={classes.off} style={{ top: top(gap.from), height: (gap.to - gap.from) * pixelsPerMinute }} />
      ))}
      {now !== null && now > range.from && <div className={classes.past} style={{ height: top(Math.min(now, range.to)) }} />}
      {column.blocks.map((block) => (
        <div key={block.claimId} className={classes.block} title={wordsOf(block)}
          style={{ top: top(toMinutes(block.from)), height: (endMinutes(block.from, block.to) - toMinutes(block.from)) * pixelsPerMinute }}>
          <span>{wordsOf(block)}</span>
        </div>
      ))}
      {strands.filter((s) => s.booking.state !== 'noShow').flatMap((s) => buffersOf(s).map((span) => (
        <div key={`${s.booking.id}.${s.part}.${span.from}`} className={classes.buffer} title={`${span.to - span.from} min kept free`} data-testid={`buffer-${s.booking.id}`}
          style={{ top: top(span.from), height: (span.to - span.from) * pixelsPerMinute }} />
      )))}
      {hover !== null && !movingId && <div className={classes.hover} style={{ top: top(hover), height: 15 * pixelsPerMinute }}>+ {toTime(hover)}</div>}
      {strands.flatMap((s) => s.processing.map((free) => (
        <div key={`${s.booking.id}.${s.part}.${free.from}`} className={classes.processing} title={`Free while it takes, until ${free.to}`} data-testid={`processing-${s.booking.id}`}
          style={{ top: top(toMinutes(free.from)), height: (endMinutes(free.from, free.to) - toMinutes(free.from)) * pixelsPerMinute }} />
      )))}
      {lanes(strands.flatMap(piecesOf), rangeOf).map(({ item: piece, lane, of }) => {
        const { from, to } = rangeOf(piece);
        const { strand, no } = piece;
        const { booking, part } = strand;
        return (
          <BookingCard key={`${booking.id}.${part}.${no}`} strand={strand} no={no} minutes={to - from} lifted={booking.id === movingId}
            style={{ top: top(from) + 1, height: (to - from) * pixelsPerMinute - 2, left: `${(lane / of) * 100}%`, width: `${100 / of}%` }}
            handlers={part > 0 ? { onClick: () => onOpen(booking.id) } : handlers(booking, index, () => onOpen(booking.id), from - toMinutes(booking.startTime))} />
        );
      })}
      {ghost && (
        <div className={classes.ghost} style={{ top: top(ghost.start), height: Math.max(ghost.duration, shortestCardMinutes) * pixelsPerMinute }} data-testid="drag-ghost">
          <b className="num">{toTime(ghost.start)}–{toTime(ghost.start + ghost.duration)}</b>
          <span className="cut">{ghost.booking.clientName ?? 'Walk-in'}</span>
        </div>
      )}
    </div>
  );
}
