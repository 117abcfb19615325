import { useEffect, useRef } from 'react';
import { servicesOf } from '@/app/visit/strands';
import type { Booking, DayView } from '@/lib/api/types';
import { useWallClock } from '@/lib/ui/clock';
import { Icon } from '@/lib/ui/icons';
import { Chip, Empty, Face } from '@/lib/ui/parts';
import { toMinutes } from '@/lib/ui/time';
import { endMinutes } from './grid';
import { stateWords } from './state-words';
import classes from './today.module.css';

/** Everyone's day as one list by time: what a phone shows. */
export function Agenda({ view, isToday, onOpen }: { view: DayView; isToday: boolean; onOpen: (id: string) => void }) {
  const clock = useWallClock(view.timeZone);
  const bookings = view.bookings.filter((b) => b.state !== 'cancelled').sort((a, b) => a.startTime.localeCompare(b.startTime));
  const firstAhead = isToday ? bookings.find((b) => endMinutes(b.startTime, b.endTime) > clock.minutes) : undefined;
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'start' });
  }, [view.date]);
  if (bookings.length === 0)
    return <Empty icon="today" title="Nothing is booked">Press “Booking” to take one, or tap a person to see their free times.</Empty>;
  const colors = new Map(view.columns.map((c) => [c.memberId, c.color]));
  return (
    <div className={classes.agenda}>
      {bookings.map((b) => (
        <div key={b.id} ref={b === firstAhead ? here : undefined}>
          <AgendaRow booking={b} color={colors.get(b.memberId)} past={isToday && toMinutes(b.endTime) <= clock.minutes && (b.paid || b.state === 'noShow')} onOpen={onOpen} />
        </div>
      ))}
    </div>
  );
}

const tones = { booked: 'quiet', arrived: 'amber', inService: 'teal', completed: 'amber', cancelled: 'quiet', noShow: 'red' } as const;

function AgendaRow({ booking: b, color, past, onOpen }: { booking: Booking; color: string | undefined; past: boolean; onOpen: (id: string) => void }) {
  return (
    <button className={classes.agendaRow} data-past={past || undefined} onClick={() => onOpen(b.id)} data-testid={`booking-${b.id}`}>
      <span className={`num ${classes.agendaTime}`}><b>{b.startTime}</b><small>{b.endTime}</small></span>
      <span className="grow">
        <span className={classes.agendaName}><b className="cut">{b.clientName ?? 'Walk-in'}</b>{b.alerts > 0 && <i className={classes.alert}><Icon name="alert" size={16} /></i>}</span>
        <span className="quiet cut" style={{ display: 'block' }}>{servicesOf(b)}</span>
      </span>
      <span className={classes.agendaSide}>
        <Face name={b.memberName} color={color} size={26} />
        <Chip tone={b.paid ? 'quiet' : tones[b.state]}>{b.paid ? <><Icon name="check" size={13} /> paid</> : stateWords[b.state]}</Chip>
      </span>
    </button>
  );
}
