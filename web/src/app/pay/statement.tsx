import { Drawer, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { PayStatement, PayStatementLine } from '@/lib/api/types';
import { Amount, Chip, Empty } from '@/lib/ui/parts';
import { formatDate, formatInstant } from '@/lib/ui/time';
import classes from './pay.module.css';

const kindWords = {
  commission: 'Commission', assistant: 'For assisting', tierChange: 'Step of the plan', guarantee: 'Guarantee', correction: 'Correction', tip: 'Tip', serviceCharge: 'Service charge', lateTip: 'Late tip',
  pool: 'Tip pool', payout: 'Paid out',
} as const;

/** What somebody earned, how much of it is still owed, and every line of it; a line says how it came when it is tapped. */
export function Statement({ statement }: { statement: PayStatement }) {
  const [opened, open] = useState<PayStatementLine | null>(null);
  const { totals, opening, closing, payable } = statement.sum;
  const days = new Map<string, PayStatementLine[]>();
  for (const line of statement.lines) days.set(line.day, [...(days.get(line.day) ?? []), line]);
  const parts = [
    ['Commission', totals.commission], ['Guarantee', totals.guarantee], ['Corrections', totals.corrections], ['Tips in cash', totals.tips.cash],
    ['Tips by card', totals.tips.card], ['Tips another way', totals.tips.other], ['Tip pool', totals.tips.pool],
  ] as const;
  return (
    <>
      <div className={classes.head}>
        <div className={classes.big}><span className="quiet">Earned</span><Amount of={totals.earned} className={classes.sum!} /></div>
        <div className={classes.big}><span className="quiet">To be paid</span><Amount of={payable} className={classes.sum!} /></div>
        <dl className={classes.parts}>
          {parts.filter(([name, of]) => of.amount !== 0 || name === 'Commission').map(([name, of]) => <div key={name}><dt>{name}</dt><dd><Amount of={of} /></dd></div>)}
          <div><dt>Paid out</dt><dd><Amount of={totals.paidOut} /></dd></div>
          <div><dt>Owed before</dt><dd><Amount of={opening} /></dd></div>
          <div><dt><b>Owed after</b></dt><dd className={closing.amount < 0 ? 'loss' : ''}><b><Amount of={closing} /></b></dd></div>
        </dl>
      </div>
      {statement.lines.length === 0 ? <Empty icon="cash" title="Nothing in this time">What is sold and tipped shows up here as soon as it is paid.</Empty> : [...days].map(([day, lines]) => (
        <section key={day} className={classes.day}>
          <h2>{formatDate(day, { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
          <div className="sheet rows">
            {lines.map((line, i) => (
              <button key={i} className="row" onClick={() => open(line)} data-testid={`pay-line-${line.kind}`}>
                <span className="grow"><b className="cut" style={{ display: 'block' }}>{line.what}</b><small className="quiet cut" style={{ display: 'block' }}>{line.why}</small></span>
                {line.takenBack && <Chip tone="amber">taken back</Chip>}
                <Amount of={line.amount} className={line.amount.amount < 0 ? 'loss' : ''} />
              </button>
            ))}
          </div>
        </section>
      ))}
      {opened && <Derivation line={opened} onClose={() => open(null)} />}
    </>
  );
}

function Derivation({ line, onClose }: { line: PayStatementLine; onClose: () => void }) {
  const { business, permissions } = useSession();
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Drawer opened onClose={onClose} position={phone ? 'bottom' : 'right'} size={phone ? 'auto' : 420} title={kindWords[line.kind]} padding="md" data-testid="pay-derivation">
      <Stack>
        <div className={classes.big}><span className="quiet">{line.what}</span><Amount of={line.amount} className={classes.sum!} /></div>
        <p data-testid="pay-why">{line.why}</p>
        <dl className={classes.parts}>
          <div><dt>Counted to</dt><dd>{formatDate(line.day)}</dd></div>
          <div><dt>Booked</dt><dd className="num">{formatInstant(line.at, business.timeZone)}</dd></div>
          {line.rule && <div><dt>Rule</dt><dd>{line.rule.planName}, rule {line.rule.number} of version {line.rule.version}</dd></div>}
          {line.orderId && permissions.includes('orders.read') && <div><dt>Sale</dt><dd><Link to="/orders/$orderId" params={{ orderId: line.orderId }}>Open it</Link></dd></div>}
        </dl>
      </Stack>
    </Drawer>
  );
}
