import { Fragment } from 'react';
import { Link } from '@tanstack/react-router';
import type { ArrivalCard, Booking } from '@/lib/api/types';
import { Amount, Chip } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { stateWords } from '@/app/today/state-words';
import { Loud } from './card';
import { strandsOf } from './strands';
import classes from './visit.module.css';

export function Greeting({ booking: b, card }: { booking: Booking; card: ArrivalCard | undefined }) {
  const known = card && card.stats.visits > 0;
  return (
    <section>
      <div className={classes.name}>
        <h2>
          {b.clientId ? <Link to="/clients/$clientId" params={{ clientId: b.clientId }} data-testid="visit-client">{b.clientName}</Link> : b.clientName ?? 'Walk-in'}
        </h2>
        <Chip tone={b.state === 'arrived' || (b.state === 'completed' && !b.paid) ? 'amber' : b.state === 'noShow' || b.state === 'cancelled' ? 'red' : 'teal'}>
          {b.paid ? 'paid' : stateWords[b.state]}
        </Chip>
      </div>
      {card && (
        <p className={classes.hello}>
          {known ? `${ordinal(card.stats.visits + 1)} visit` : 'First visit: make it a good one'}
          {card.stats.lastVisit && `, last here ${formatDate(card.stats.lastVisit, { day: 'numeric', month: 'short', year: 'numeric' })}`}
          {card.client.birthdaySoon && ' · birthday soon'}
          {card.stats.noShows > 0 && ` · did not come ${card.stats.noShows}×`}
        </p>
      )}
      {card && card.client.tags.length > 0 && <div className={classes.tags}>{card.client.tags.map((t) => <Chip key={t}>{t}</Chip>)}</div>}
      {card && <Loud card={card} />}
      <dl className={classes.facts}>
        <div><dt>When</dt><dd className="num">{formatDate(b.localDate)}, {b.startTime}–{b.endTime}</dd></div>
        {strandsOf(b).map((s) => (
          <Fragment key={s.part}>
            <div><dt>{s.part === 0 ? 'What' : 'Also'}</dt><dd>{s.what}{b.more.length > 0 && <span className="quiet num"> {s.startTime}–{s.endTime}</span>}</dd></div>
            <div><dt>With</dt><dd>{s.memberName}{s.roomName && `, ${s.roomName}`}</dd></div>
          </Fragment>
        ))}
        <div><dt>Quoted</dt><dd><Amount of={b.price} /></dd></div>
        {b.clientPhone && <div><dt>Phone</dt><dd><a href={`tel:${b.clientPhone}`}>{b.clientPhone}</a></dd></div>}
      </dl>
      {b.note && <p className={classes.bookingNote}>“{b.note}”<small>said when booking</small></p>}
    </section>
  );
}

function ordinal(n: number) {
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[new Intl.PluralRules('en', { type: 'ordinal' }).select(n)];
  return `${n}${suffix}`;
}
