import { Button, Group } from '@mantine/core';
import { useToday } from '@/app/session/queries';
import type { CommissionTerms } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { Amount, Failure, Notice } from '@/lib/ui/parts';
import { addDays } from '@/lib/ui/time';
import classes from './pay.module.css';
import { useTrial } from './queries';
import { useState } from 'react';

type Outcome = NonNullable<Awaited<ReturnType<ReturnType<typeof useTrial>['run']>>>;

/** These rules on the sales of the last four weeks: who would have had more, who less. */
export function Trial({ planId, terms }: { planId: string; terms: CommissionTerms }) {
  const date = useToday();
  const trial = useTrial();
  const [outcome, show] = useState<Outcome | null>(null);
  return (
    <>
      <Group><Button type="button" variant="default" loading={trial.busy} data-testid="plan-try"
        onClick={() => void trial.run({ id: planId, from: addDays(date, -28), to: date, terms }).then((done) => done && show(done))}>Try it on the last four weeks</Button></Group>
      <Failure of={trial} />
      {outcome && outcome.items.length === 0 && <Notice tone="teal">Nobody with this plan sold anything in these four weeks.</Notice>}
      {outcome && outcome.items.length > 0 && (
        <div className="sheet rows" data-testid="plan-trial">
          {outcome.items.map((line) => (
            <div key={line.memberId} className="row" style={{ cursor: 'default' }}>
              <span className="grow"><b>{line.memberName}</b><small className="quiet num" style={{ display: 'block' }}>{formatMoney(line.booked)} as it was, {formatMoney(line.tried)} by these rules</small></span>
              <span className={classes.side}><b className={line.difference.amount < 0 ? 'loss' : classes.more}>{line.difference.amount > 0 && '+'}<Amount of={line.difference} /></b></span>
            </div>
          ))}
          <div className="row" style={{ cursor: 'default' }}><span className="grow">All together, of {outcome.sales} lines sold</span><b className="num">{outcome.difference.amount > 0 && '+'}{formatMoney(outcome.difference)}</b></div>
        </div>
      )}
    </>
  );
}
