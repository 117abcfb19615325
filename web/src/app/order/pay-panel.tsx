import { Button } from '@mantine/core';
import { PointsAtTill } from '@/app/loyalty/at-till';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Order } from '@/lib/api/types';
import { Amount, Failure, Notice } from '@/lib/ui/parts';
import { Icon } from '@/lib/ui/icons';
import { Charges } from './charges';
import classes from './checkout.module.css';
import { useComplete, type useChange } from './queries';
import { TenderPad } from './tender-pad';
import { Tenders } from './tenders';
import { Tips } from './tips';

const Split = lazy(() => import('./split'));

type Props = { order: Order; change: ReturnType<typeof useChange>; tillId: string | null; noTill: boolean };

/** The money side: what it comes to, what has been paid, how the rest is paid. */
export function PayPanel({ order, change, tillId, noTill }: Props) {
  const go = useNavigate();
  const { totals } = order;
  const complete = useComplete(order, (receiptId) => void go({ to: '/receipts/$receiptId', params: { receiptId }, replace: true }));
  const unclear = order.tenders.some((t) => t.state === 'pending' || t.state === 'unknown');
  const [splitting, setSplitting] = useState(false);
  const goods = order.lines.filter((l) => l.kind !== 'serviceCharge');
  const maySplit = totals.gross.amount > 0 && totals.paid.amount === 0 && !unclear && goods.length > 0;
  const paidUp = totals.due.amount <= 0 && !unclear && order.lines.length > 0;
  const rows = [
    { words: 'Discount', money: totals.discount, show: totals.discount.amount !== 0, sign: '−' },
    { words: 'Tax', money: totals.tax, show: true, sign: '' },
    { words: 'Tip', money: { ...totals.tips, amount: totals.tips.amount - totals.gratuity.amount }, show: totals.tips.amount !== totals.gratuity.amount, sign: '' },
    { words: 'Rounding', money: totals.rounding, show: totals.rounding.amount !== 0, sign: '' },
  ];
  return (
    <section className={classes.pay} aria-label="Payment">
      <dl className={classes.sums}>
        {rows.filter((r) => r.show).map((r) => (
          <div key={r.words}><dt>{r.words}</dt><dd>{r.sign}<Amount of={{ ...r.money, amount: r.sign ? Math.abs(r.money.amount) : r.money.amount }} /></dd></div>
        ))}
      </dl>
      <Charges order={order} change={change} locked={unclear || totals.paid.amount > 0} />
      <div className={classes.total} data-busy={change.busy || undefined}>
        <span>Total</span>
        <strong data-testid="checkout-total"><Amount of={totals.gross} /></strong>
      </div>
      {totals.gross.amount > 0 && totals.paid.amount === 0 && !unclear && <Tips order={order} change={change} />}
      {order.lines.length > 0 && <PointsAtTill order={order} change={change} locked={unclear || totals.paid.amount > 0} />}
      {(maySplit || order.splitFrom) && (
        <div className={classes.addRow}>
          {maySplit && <Button flex={1} variant="default" leftSection={<Icon name="clients" size={18} />} onClick={() => setSplitting(true)} data-testid="split-open">Split the bill</Button>}
          {order.splitFrom && <Button flex={1} variant="subtle" renderRoot={(props) => <Link to="/orders/together" search={{ of: order.splitFrom! }} {...props} />} data-testid="split-shares">All shares</Button>}
        </div>
      )}
      <Suspense fallback={null}>{splitting && <Split order={order} onClose={() => setSplitting(false)} />}</Suspense>
      <Tenders order={order} />
      {totals.paid.amount > 0 && totals.due.amount > 0 && (
        <div className={classes.due}><span>Still to pay</span><strong data-testid="checkout-due"><Amount of={totals.due} /></strong></div>
      )}
      {totals.change.amount > 0 && (
        <div className={classes.change} data-testid="checkout-change"><span>Give back</span><strong><Amount of={totals.change} /></strong></div>
      )}
      {noTill && <Notice title="No till here">A till numbers the receipts. A manager adds one under Settings.</Notice>}
      {tillId && !paidUp && !unclear && order.lines.length > 0 && <TenderPad key={`${totals.due.amount}`} order={order} tillId={tillId} />}
      <Failure of={complete} money="The payment is kept on the sale. Trying again completes it at most once." />
      {paidUp && tillId && (
        <Button fullWidth size="xl" h={64} loading={complete.busy} data-testid="complete-sale"
          onClick={() => void complete.run({ tillId, expectedTotal: totals.gross, version: order.version })}>Complete the sale</Button>
      )}
    </section>
  );
}
