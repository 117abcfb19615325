import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { Points } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { formatMoney } from '@/lib/ui/money';
import { Amount, Chip } from '@/lib/ui/parts';
import { addDays, formatDate } from '@/lib/ui/time';
import { Adjust, Join } from './act';
import { PointsHistory } from './history';
import classes from './loyalty.module.css';
import { usePoints } from './queries';
import { count, pointsWords } from './words';

const shown = 3;
const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A client's points: what is there, until when, which tier and why, and what she could have for them. */
export function PointsPanel({ clientId }: { clientId: string }) {
  const points = usePoints(clientId);
  return points.data?.map((p) => <InProgramme key={p.programmeId} clientId={clientId} points={p} />);
}

function InProgramme({ clientId, points: p }: { clientId: string; points: Points }) {
  const { permissions } = useSession();
  const [doing, setDoing] = useState<'join' | 'adjust' | 'history' | null>(null);
  const close = () => setDoing(null);
  const endless = p.balance - p.expiring.reduce((sum, e) => sum + e.points, 0);
  const lots = p.expiring.map((e) => (
    <div key={e.on} className={classes.row}><span className="grow num">{pointsWords(e.points)}</span><small className="quiet num">until {formatDate(addDays(e.on, -1), long)}</small></div>
  ));
  if (endless > 0) lots.push(<div key="endless" className={classes.row}><span className="grow num">{pointsWords(endless)}</span><small className="quiet">{lots.length > 0 ? 'later, or without end' : 'without end'}</small></div>);
  return (
    <section className={`sheet ${classes.panel}`} data-testid="points" aria-label={p.name}>
      <header>
        <h2>{p.name} {p.tier && <Chip tone="teal">{p.tier}</Chip>} {p.ended && <Chip tone="amber">ended</Chip>}</h2>
        <span><strong className={`num ${classes.balance}`} data-testid="points-balance">{count(p.balance)}</strong> {p.balance === 1 ? 'point' : 'points'}</span>
      </header>
      {(p.worth || p.owed > 0) && <p className={classes.worth}>{p.worth && <>worth <Amount of={p.worth} /> at the till</>}{p.owed > 0 && <> · {pointsWords(p.owed)} of refunded sales are owed; the next ones fill that first</>}</p>}
      {lots.slice(0, shown)}
      {lots.length > shown && (
        <details className={classes.more}>
          <summary><Icon name="right" size={16} /><span className="grow">{lots.length - shown} more, with their ends</span></summary>
          {lots.slice(shown)}
        </details>
      )}
      {p.tierBy && <Tier points={p} />}
      {p.rewards.length > 0 && (
        <details className={classes.more}>
          <summary><Icon name="right" size={16} /><span className="grow">{p.rewards.some((r) => r.enough) ? `${p.rewards.filter((r) => r.enough).length} of ${p.rewards.length} rewards within reach` : 'Rewards'}</span></summary>
          {p.rewards.map((r) => <div key={r.code} className={classes.row}><span className="grow">{r.name}</span><Chip tone={r.enough ? 'teal' : 'quiet'}>{r.enough ? pointsWords(r.points) : `${count(r.points - p.balance)} more`}</Chip></div>)}
        </details>
      )}
      <div className={classes.actions}>
        {!p.joined && !p.ended && permissions.includes('loyalty.join') && <Button leftSection={<Icon name="plus" />} variant="light" onClick={() => setDoing('join')} data-testid="points-join">Join</Button>}
        <Button variant="default" leftSection={<Icon name="clock" />} onClick={() => setDoing('history')} data-testid="points-history">History</Button>
        {permissions.includes('loyalty.adjust') && <Button variant="default" onClick={() => setDoing('adjust')} data-testid="points-adjust">Give or take</Button>}
      </div>
      {doing === 'join' && <Join clientId={clientId} points={p} onClose={close} />}
      {doing === 'adjust' && <Adjust clientId={clientId} points={p} onClose={close} />}
      {doing === 'history' && <PointsHistory clientId={clientId} name={p.name} onClose={close} />}
    </section>
  );
}

/** Where she stands, how far the next step is, and what it follows from. */
function Tier({ points: { tierBy: by, score, next, tier } }: { points: Points }) {
  const { business } = useSession();
  const of = (amount: number) => (by!.measure === 'points' ? count(amount) : formatMoney({ amount, currency: business.currency }));
  const goal = next ? score + next.left : null;
  return (
    <details className={classes.more} data-testid="points-tier">
      <summary><Icon name="right" size={16} /><span className="grow">{next ? next.text : `${tier}: the highest tier`}</span></summary>
      {goal && <div className={classes.bar} aria-hidden><div style={{ width: `${Math.min(100, (100 * score) / goal)}%` }} /></div>}
      <p className="quiet" style={{ margin: '8px 0' }}>{by!.text}</p>
      <ul className={classes.steps}>
        {by!.steps.map((s) => <li key={s.name} data-reached={s.reached || undefined}><span>{s.name}{s.multiplierPpm > 1_000_000 && <span className="quiet"> · {s.multiplierPpm / 1_000_000} times the points</span>}</span><span className="num">from {of(s.from)}</span></li>)}
      </ul>
    </details>
  );
}
