import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Forecast, ForecastVisit } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { LoadFailed } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { choiceOf, type Choice } from './choices';
import classes from './series.module.css';

type Props = { forecast: UseQueryResult<Forecast>; choices: Record<number, Choice>; onChoose: (index: number, choice: Choice) => void };

/** Every visit before it is booked: what is in the way, and what could be had instead. */
export function ForecastList({ forecast, choices, onChoose }: Props) {
  if (forecast.error) return <LoadFailed error={forecast.error} again={() => void forecast.refetch()} />;
  if (!forecast.data) return <Skeleton height={160} />;
  const { visits, possible, paid } = forecast.data;
  return (
    <div data-stale={forecast.isPlaceholderData || undefined} className={classes.forecast} data-testid="forecast">
      <p className="quiet">{possible === visits.length ? visits.length === 2 ? 'Both visits can be had.' : `All ${visits.length} visits can be had.` : `${possible} of ${visits.length} can be had as wanted; the others have a proposal.`}
        {paid > 0 && ` ${paid} ${paid === 1 ? 'is' : 'are'} paid in advance.`}</p>
      <ol className={classes.visits}>
        {visits.map((v, i) => <Row key={`${v.date} ${v.time} ${v.bookingId ?? i}`} visit={v} choice={choiceOf(v, choices[i])} onChoose={(choice) => onChoose(i, choice)} named={new Set(visits.map((x) => x.name)).size > 1} />)}
      </ol>
    </div>
  );
}

function Row({ visit: v, choice, onChoose, named }: { visit: ForecastVisit; choice: Choice; onChoose: (choice: Choice) => void; named: boolean }) {
  const out = choice === 'out';
  const option = (value: Choice, words: string) => (
    <button key={String(value)} type="button" aria-pressed={choice === value} onClick={() => onChoose(value)} className="num">{words}</button>
  );
  return (
    <li data-possible={v.possible} data-out={out || undefined} data-testid={`forecast-${v.date}`}>
      <Icon name={v.possible ? 'check' : 'alert'} size={18} />
      <div className="grow">
        <b className="num">{formatDate(v.date, { weekday: 'short', day: 'numeric', month: 'short', year: '2-digit' })}, {v.time}</b>
        <span className="quiet">{named && ` ${v.name}`}{v.possible && ` with ${v.memberName}`}{v.paidBy && ` · ${v.paidBy}`}</span>
        {v.clash && <div className={classes.clash}>She has {v.clash} then.</div>}
        {!v.possible && <div className={classes.why}>{v.why}</div>}
        {(!v.possible || out) && (
          <div className={classes.options}>
            {v.possible && option('wanted', 'Book it')}
            {v.repairs.map((r, at) => option(at, `${r.kind === 'otherDay' ? `${formatDate(r.date)}, ` : ''}${r.time}${r.memberId === v.memberId ? '' : ` with ${r.memberName.split(' ')[0]}`}`))}
            {option('out', v.bookingId ? 'Let it stay' : 'Leave out')}
          </div>
        )}
      </div>
      {v.possible && !out && <button type="button" className={classes.leave} aria-label={`${v.bookingId ? 'Let it stay' : 'Leave out'}: ${v.date}`} onClick={() => onChoose('out')}><Icon name="close" size={18} /></button>}
    </li>
  );
}
