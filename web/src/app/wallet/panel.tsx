import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { LastAttempt } from '@/app/card-on-file/attempts';
import { useOpenOrder } from '@/app/order/queries';
import { isManager, useSession } from '@/app/session/queries';
import type { InstalmentPlan, NewLine } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Failure } from '@/lib/ui/parts';
import { formatDate, formatInstant } from '@/lib/ui/time';
import { Act, type Doing } from './act';
import { useCancelPlan, useWallet } from './queries';
import classes from './wallet.module.css';

/** What a client has with us and owes us, on her page. */
export function WalletPanel({ clientId }: { clientId: string }) {
  const session = useSession();
  const wallet = useWallet(clientId);
  const go = useNavigate();
  const [doing, setDoing] = useState<Doing | null>(null);
  const open = useOpenOrder((order) => void go({ to: '/orders/$orderId', params: { orderId: order.id } }));
  const w = wallet.data;
  if (!w) return null;
  const sell = (line: NewLine) => void open.run({ clientId, lines: [line] });
  const zone = session.business.timeZone;
  const hasAccount = w.account.limit.amount > 0 || w.account.owed.amount > 0 || w.account.plans.length > 0;
  return (
    <section className={`sheet ${classes.panel}`} data-testid="wallet">
      <header><h2>Wallet</h2><strong><Amount of={w.total} /></strong></header>
      {w.lots.map((l, i) => (
        <div key={i} className={classes.lot}><span className="grow"><Amount of={l.amount} /> {l.promotional && <Chip tone="amber">promotional</Chip>}</span>
          <small className="quiet num">{l.expiresAt ? `until ${formatInstant(l.expiresAt, zone)}` : 'no end'}</small></div>
      ))}
      <div className={classes.actions}>
        <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setDoing('topUp')} data-testid="wallet-top-up">Top up</Button>
        {session.permissions.includes('giftCards.write') && <Button variant="default" onClick={() => setDoing('redeem')} data-testid="wallet-redeem">Redeem a gift card</Button>}
        {isManager(session) && <Button variant="default" leftSection={<Icon name="gift" />} onClick={() => setDoing('grant')} data-testid="wallet-grant">Give credit</Button>}
      </div>
      {(hasAccount || isManager(session)) && (
        <>
          <header><h2>Account</h2>{hasAccount ? <strong className={w.account.owed.amount > 0 ? 'loss' : ''}><Amount of={w.account.owed} /> owed</strong> : <span className="quiet">none</span>}</header>
          {hasAccount && <p className="quiet">May owe <Amount of={w.account.limit} />, <Amount of={w.account.available} /> of it free. <Link to="/clients/$clientId/statement" params={{ clientId }}>Statement</Link></p>}
          {w.account.plans.filter((p) => p.left.amount > 0).map((p) => <PlanRows key={p.id} clientId={clientId} plan={p} onPay={sell} />)}
          <div className={classes.actions}>
            {w.account.owed.amount > 0 && <Button variant="default" leftSection={<Icon name="cash" />} loading={open.busy} data-testid="account-pay"
              onClick={() => sell({ kind: 'credit', unitPrice: w.account.owed, quantity: 1, details: { account: true } as never })}>Take payment</Button>}
            {isManager(session) && w.account.owed.amount > 0 && <Button variant="default" leftSection={<Icon name="clock" />} onClick={() => setDoing('plan')} data-testid="account-plan">Instalments</Button>}
            {isManager(session) && <Button variant="default" onClick={() => setDoing('limit')} data-testid="account-limit">{hasAccount ? 'Change the limit' : 'Let her pay later'}</Button>}
          </div>
        </>
      )}
      <Failure of={open} money="No money has moved." />
      {doing && <Act key={doing} doing={doing} wallet={w} onClose={() => setDoing(null)} onSell={sell} />}
    </section>
  );
}

function PlanRows({ clientId, plan: p, onPay }: { clientId: string; plan: InstalmentPlan; onPay: (line: NewLine) => void }) {
  const session = useSession();
  const cancel = useCancelPlan(clientId);
  return (
    <div className={classes.plan} data-testid={`plan-${p.id}`}>
      <b>Instalments, <Amount of={p.left} /> left</b>
      {p.instalments.filter((i) => i.left.amount > 0).map((i) => (
        <Fragment key={i.no}>
          <div className={classes.lot}>
            <span className="grow num">{formatDate(i.dueOn, { day: 'numeric', month: 'long', year: 'numeric' })}</span><Amount of={i.left} />
            <Button variant="subtle" onClick={() => onPay({ kind: 'credit', unitPrice: i.left, quantity: 1, details: { planId: p.id } as never })} data-testid={`instalment-${i.no}`}>Pay</Button>
          </div>
          <LastAttempt clientId={clientId} due={`${p.id} ${i.no}`} />
        </Fragment>
      ))}
      {isManager(session) && <Button variant="subtle" color="gray" loading={cancel.busy} onClick={() => void cancel.run({ id: p.id })}>Give the plan up</Button>}
      <Failure of={cancel} money="No money has moved." />
    </div>
  );
}
