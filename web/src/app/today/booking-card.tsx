import { VisuallyHidden } from '@mantine/core';
import type { CSSProperties, HTMLAttributes } from 'react';
import type { Strand } from '@/app/visit/strands';
import { Icon } from '@/lib/ui/icons';
import classes from './grid.module.css';
import { stateWords } from './state-words';

/** @param no Piece of this service, from 0; later ones follow a processing time. */
type Props = { strand: Strand; no: number; minutes: number; style: CSSProperties; lifted: boolean; handlers: HTMLAttributes<HTMLButtonElement> };

export function BookingCard({ strand, no, minutes, style, lifted, handlers }: Props) {
  const { booking, part } = strand;
  const name = booking.clientName ?? 'Walk-in';
  const late = booking.state === 'booked' && booking.lateMinutes > 0;
  const more = [
    `until ${strand.endTime}`, `with ${strand.memberName}`, stateWords[booking.state], booking.alerts > 0 && 'has alerts', booking.paid && 'paid', booking.note && 'has a note',
  ].filter(Boolean).join(', ');
  return (
    <button className={classes.card} style={style} data-state={booking.state} data-lifted={lifted || undefined} data-size={minutes < 40 ? 'small' : minutes < 55 ? 'medium' : undefined}
      data-paid={booking.paid || undefined} aria-keyshortcuts="m" data-testid={['booking', booking.id, part > 0 && `part${part}`, no > 0 && no + 1].filter(Boolean).join('-')} {...handlers}>
      <span className={classes.cardHead}>
        <b className="cut">{name}</b>
        {booking.alerts > 0 && <i className={classes.alertDot} title="Read before you start"><Icon name="alert" size={14} /></i>}
        {booking.note && <Icon name="note" size={13} />}
        {booking.paid && <i className={classes.paid} title="Paid"><Icon name="check" size={14} /></i>}
      </span>
      <span className={`${classes.cardService} cut`}>{strand.what}</span>
      <span className={`${classes.cardTime} num cut`}>
        {no > 0 ? `goes on until ${strand.endTime}` : late ? <>{strand.startTime} <em>{booking.lateMinutes} min late</em></>
          : booking.state === 'booked' ? `${strand.startTime}–${strand.endTime}`
          : <>{strand.startTime} <em>{booking.paid ? 'paid' : stateWords[booking.state]}</em></>}
      </span>
      <VisuallyHidden>{more}</VisuallyHidden>
    </button>
  );
}
