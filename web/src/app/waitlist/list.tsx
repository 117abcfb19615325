import { ActionIcon, Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useToday } from '@/app/session/queries';
import type { Wait } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Empty, Failure, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { addDays, formatDate } from '@/lib/ui/time';
import { useAnswer, useWaitFigures, useWaits } from './queries';
import classes from './waitlist.module.css';
import { windowWords } from './words';

const daysBack = 30;

/** Who would come if something frees, the longest first, and what is kept for whom. */
export default function Waitlist() {
  const waits = useWaits();
  const today = useToday();
  const figures = useWaitFigures(addDays(today, -daysBack), addDays(today, daysBack));
  const f = figures.data;
  return (
    <div className="page">
      <PageHead title="Waitlist" />
      {f && f.offered > 0 && (
        <p className="quiet" data-testid="waitlist-figures">
          {f.filled} of {f.cancelled} cancelled visits were filled from the list{f.fillRatePpm !== null && ` (${Math.round(f.fillRatePpm / 10_000)} %)`}, worth <Amount of={f.value} />. {f.offered} {f.offered === 1 ? 'time was' : 'times were'} offered, {f.declined} declined, {f.lapsed} not answered. Thirty days back and ahead.
        </p>
      )}
      {waits.isPending ? <RowsSkeleton /> : !waits.data ? <LoadFailed error={waits.error} again={() => void waits.refetch()} /> : waits.data.length === 0 ? (
        <Empty icon="clock" title="Nobody waits">When no time suits, a booking can be put on the list. As soon as something frees, who waits longest is asked.</Empty>
      ) : <div className="sheet">{waits.data.map((w) => <Row key={w.id} wait={w} />)}</div>}
    </div>
  );
}

function Row({ wait: w }: { wait: Wait }) {
  const answer = useAnswer();
  const offer = w.offers.find((o) => o.state === 'open');
  return (
    <div className={classes.row} data-testid={`wait-${w.id}`}>
      <div className="grow">
        <Link to="/clients/$clientId" params={{ clientId: w.clientId }}><b>{w.clientName ?? 'Somebody'}</b></Link>
        <span className="quiet"> {w.clientPhone}</span>
        <div>{w.serviceName}{w.memberName && ` with ${w.memberName}`}</div>
        <div className="quiet">{w.windows.map(windowWords).join(' · ')}</div>
        {w.note && <div className="quiet">“{w.note}”</div>}
        <Failure of={answer} />
        {offer && (
          <div className={classes.offer} data-testid={`offer-${offer.id}`}>
            <Chip tone="amber">kept until {offer.expiresAt.slice(11, 16)}</Chip>
            <b className="num">{formatDate(offer.date)}, {offer.time}</b> with {offer.memberName}
            <Group gap="xs">
              <Button loading={answer.busy} onClick={() => void answer.run({ offer: offer.id, answer: 'take' })} data-testid="offer-take">She takes it</Button>
              <Button variant="default" loading={answer.busy} onClick={() => void answer.run({ offer: offer.id, answer: 'decline' })} data-testid="offer-decline">Not this time</Button>
            </Group>
          </div>
        )}
      </div>
      <ActionIcon variant="subtle" size={44} aria-label={`${w.clientName ?? 'She'} does not wait any more`} onClick={() => void answer.run({ leave: w.id })}><Icon name="close" /></ActionIcon>
    </div>
  );
}
