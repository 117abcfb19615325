import { Button } from '@mantine/core';
import type { useChange } from '@/app/order/queries';
import type { Money, NewTender, Order } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { formatMoney } from '@/lib/ui/money';
import { Chip } from '@/lib/ui/parts';
import classes from './loyalty.module.css';
import { usePointsHere } from './queries';
import { count, pointsWords } from './words';

const has = (codes: string[], code: string) => codes.some((c) => c.toUpperCase() === code.toUpperCase());

/** What the client of an open sale has, and the rewards that one press puts on it. */
export function PointsAtTill({ order, change, locked }: { order: Order; change: ReturnType<typeof useChange>; locked: boolean }) {
  const points = usePointsHere(order.clientId);
  if (!points) return null;
  const chosen = points.rewards.filter((r) => has(order.codes, r.code));
  const left = points.balance - chosen.reduce((sum, r) => sum + r.points, 0);
  const within = points.rewards.filter((r) => r.points <= left && !has(order.codes, r.code));
  const missed = order.missedOffers.filter((m) => m.source === 'loyalty');
  return (
    <section className={classes.till} aria-label="Points" data-testid="till-points">
      <div><span><b className="num">{pointsWords(points.balance)}</b>{points.tier && <> <Chip tone="teal">{points.tier}</Chip></>}</span>{points.worth && <span className="quiet">worth {formatMoney(points.worth)}</span>}</div>
      {(chosen.length > 0 || within.length > 0) && (
        <div className={classes.rewards}>
          {chosen.map((r) => (
            <Button key={r.code} variant="light" size="compact-md" h={44} disabled={locked} leftSection={<Icon name="check" size={16} />} rightSection={<Icon name="close" size={14} />}
              aria-label={`Take ${r.name} off`} onClick={() => void change.change({ op: 'removeCode', code: r.code })} data-testid={`reward-${r.code}`}>{r.name}</Button>
          ))}
          {within.map((r) => (
            <Button key={r.code} variant="default" size="compact-md" h={44} disabled={locked} loading={change.busy} leftSection={<Icon name="gift" size={16} />}
              onClick={() => void change.change({ op: 'code', code: r.code })} data-testid={`reward-${r.code}`}>{r.name} · {count(r.points)}</Button>
          ))}
        </div>
      )}
      {missed.map((m) => <small key={m.id} className="quiet">{m.name}: {m.reason}</small>)}
    </section>
  );
}

type PayProps = { order: Order; amount: Money; fits: boolean; busy: boolean; tillId: string; onPay: (tender: NewTender) => void };

/** Points as money: as far as they go; the rest stays due. */
export function PayByPoints({ order, amount, fits, busy, tillId, onPay }: PayProps) {
  const points = usePointsHere(order.clientId);
  if (!points?.rate || !points.worth) return null;
  const { rate } = points;
  const takes = { ...amount, amount: Math.min(amount.amount, points.worth.amount) };
  // Whole points, the odd part of one is the client's: as the server counts.
  const costs = Math.ceil((takes.amount * rate.points) / rate.amount.amount);
  return (
    <>
      <p className="quiet" style={{ margin: 0 }}>{pointsWords(points.balance)}, worth {formatMoney(points.worth)}: {pointsWords(rate.points)} pay {formatMoney(rate.amount)}.</p>
      <Button size="lg" disabled={!fits || takes.amount <= 0} loading={busy} onClick={() => onPay({ method: 'points', amount: takes, tillId })} data-testid="points-pay">
        {takes.amount > 0 ? `Pay ${formatMoney(takes)} with ${pointsWords(costs)}` : 'There are no points to pay with'}
      </Button>
    </>
  );
}
