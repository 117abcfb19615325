import type { Booking } from '@/lib/api/types';
import { formatInstant } from '@/lib/ui/time';
import classes from './visit.module.css';

const sources = { desk: 'at the desk', online: 'online', phone: 'by phone', walkIn: 'as a walk-in' } as const;

export function History({ booking }: { booking: Booking }) {
  return (
    <details className={classes.history}>
      <summary>Booked {sources[booking.source]}; what happened since</summary>
      <ol>
        {booking.history.map((h, i) => (
          <li key={i}><b>{h.action}</b> by {h.actor}{h.reason && `: ${h.reason}`}<small className="num">{formatInstant(h.at, booking.timeZone)}</small></li>
        ))}
      </ol>
    </details>
  );
}
