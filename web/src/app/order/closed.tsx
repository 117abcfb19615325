import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useWhy } from '@/app/loyalty/queries';
import points from '@/app/loyalty/loyalty.module.css';
import { Why } from '@/app/loyalty/why';
import { pointsWords } from '@/app/loyalty/words';
import type { Order, WhyPoints } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, PageHead } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './checkout.module.css';
import { Claim } from './claim';
import { Owed } from './owed';
import { Tenders } from './tenders';

const Refund = lazy(() => import('./refund'));

/** A finished sale: what it was, its receipts, and the way to give money back. */
export function Closed({ order }: { order: Order }) {
  const [refunding, setRefunding] = useState(false);
  const [claiming, setClaiming] = useState(false);
  const why = useWhy(order).data;
  const left = order.state === 'completed' && order.lines.some((l) => l.refunded.quantity < l.quantity);
  return (
    <div className="page" style={{ maxWidth: 720 }}>
      <PageHead title={order.clientName ?? 'Walk-in'}>
        {order.state === 'voided' ? <Chip>void</Chip> : <Chip tone="teal">paid</Chip>}
        {order.state === 'completed' && !order.clientId && <Button variant="default" leftSection={<Icon name="clients" />} onClick={() => setClaiming(true)} data-testid="claim-open">Whose was it?</Button>}
        {order.splitFrom && <Button renderRoot={(props) => <Link to="/orders/together" search={{ of: order.splitFrom! }} {...props} />} variant="subtle">All shares</Button>}
        {left && <Button variant="default" leftSection={<Icon name="undo" />} onClick={() => setRefunding(true)} data-testid="refund-open">Refund</Button>}
      </PageHead>
      <p className="quiet num">Sale {order.number} · {formatDate(order.businessDate, { dateStyle: 'long' })}{order.bookingId && <> · <Link to="/" search={{ visit: order.bookingId }}>the visit</Link></>}</p>
      {(order.totals.owed?.amount ?? 0) > 0 && <Owed order={order} owed={order.totals.owed!} />}
      <div className="sheet">
        <ul className={classes.lines}>
          {order.lines.map((l) => (
            <li key={l.id} className={`${classes.line} ${points.soldLine}`}>
              <span className="grow"><b>{l.quantity > 1 && `${l.quantity}× `}{l.name}</b><div className="quiet">{l.memberName}</div>
                {l.discount && <div className={classes.discount}>−<Amount of={l.discount.amount} /> {l.discount.reason}</div>}
                {l.override?.coSignedBy && <div className="quiet">{l.override.by}, co-signed by {l.override.coSignedBy}</div>}
                {l.refunded.quantity > 0 && <div className="loss">refunded {l.refunded.quantity} · <Amount of={l.refunded.gross} /></div>}
                {why?.programmeId && <LinePoints why={why} lineId={l.id} />}
              </span>
              <b><Amount of={l.gross} /></b>
            </li>
          ))}
          {order.tips.map((t) => <li key={t.id} className={classes.line}><span className="grow">{t.auto ? 'Gratuity' : 'Tip'} for {t.memberName}</span><Amount of={t.amount} /></li>)}
        </ul>
        <div className={classes.total} style={{ padding: '8px 16px' }}><span>Total</span><strong data-testid="checkout-total"><Amount of={order.totals.gross} /></strong></div>
        <div style={{ padding: '0 16px 12px' }}><Tenders order={order} /></div>
        {why?.programmeId && (
          <div className={points.ofSale} data-testid="why-points">
            <b>{why.summary}</b>
            {why.order.length > 0 && <Why points={why.order.reduce((sum, r) => sum + r.points, 0)} rules={why.order} words={`The sale as a whole: ${pointsWords(why.order.reduce((sum, r) => sum + r.points, 0))}`} testId="why-order" />}
            <small className="quiet">{why.programme}, version {why.version}</small>
          </div>
        )}
      </div>
      {order.receipts.length > 0 && (
        <>
          <h2 style={{ fontSize: '1rem' }}>Receipts</h2>
          <div className="sheet rows">
            {order.receipts.map((r) => (
              <Link key={r.id} className="row" to="/receipts/$receiptId" params={{ receiptId: r.id }} data-testid={`receipt-${r.id}`}>
                <Icon name="till" /><b className="grow num">{r.number}</b>{r.kind === 'refund' && <Chip tone="red">refund</Chip>}<Icon name="right" size={16} />
              </Link>
            ))}
          </div>
        </>
      )}
      {claiming && <Claim order={order} onClose={() => setClaiming(false)} />}
      <Suspense fallback={null}>{refunding && <Refund order={order} onClose={() => setRefunding(false)} />}</Suspense>
    </div>
  );
}

function LinePoints({ why, lineId }: { why: WhyPoints; lineId: string }) {
  const line = why.lines.find((l) => l.lineId === lineId);
  return line && <Why points={line.points} rules={line.rules} testId={`why-${lineId}`} />;
}
