import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PayByPoints } from '@/app/loyalty/at-till';
import { usePointsHere } from '@/app/loyalty/queries';
import type { Order, TenderMethod } from '@/lib/api/types';
import { cashSuggestions, formatMoney, parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure, Notice } from '@/lib/ui/parts';
import { Icon, type IconName } from '@/lib/ui/icons';
import classes from './checkout.module.css';
import { useTender } from './queries';
import { StoredPay } from './stored-pay';

const methods: { method: TenderMethod; label: string; icon: IconName }[] = [
  { method: 'cash', label: 'Cash', icon: 'cash' }, { method: 'terminal', label: 'Terminal', icon: 'terminal' }, { method: 'card', label: 'Card', icon: 'card' },
  { method: 'giftCard', label: 'Gift card', icon: 'gift' }, { method: 'wallet', label: 'Wallet', icon: 'star' }, { method: 'account', label: 'On account', icon: 'note' },
  { method: 'points', label: 'Points', icon: 'gift' },
];
// The sandbox provider's cards; a real provider's card fields take this place.
const sandboxCards = [
  { value: 'tok_ok', label: 'Approves' }, { value: 'tok_declined', label: 'Declines' }, { value: 'tok_pending', label: 'Waits' }, { value: 'tok_unknown', label: 'No answer' },
];
const notSent = 'Whether it was taken is not known here yet. Trying again asks with the same key, so it is taken at most once.';

/** Takes one payment: the whole rest, or a part of it. */
export function TenderPad({ order, tillId }: { order: Order; tillId: string }) {
  const { due } = order.totals;
  const { currency } = due;
  const pay = useTender(order);
  const points = usePointsHere(order.clientId);
  const [method, setMethod] = useState<TenderMethod | null>(null);
  const [part, setPart] = useState(toDecimalText(due.amount, currency));
  const [handed, setHanded] = useState('');
  const [reference, setReference] = useState('');
  const [token, setToken] = useState('tok_ok');
  const amount = parseAmount(part, currency);
  const fits = amount !== null && amount > 0 && amount <= due.amount;
  const given = handed.trim() === '' ? amount : parseAmount(handed, currency);
  const change = given !== null && amount !== null ? given - amount : 0;
  const money = { amount: amount ?? 0, currency };

  const cash = (tendered: number) => void pay.pay({ method: 'cash', amount: money, tillId, tendered: { amount: tendered, currency } });
  return (
    <div className={classes.pad}>
      <div className={classes.methods} role="group" aria-label="How is it paid?">
        {methods.filter((m) => (m.method === 'points' ? points?.rate != null : order.clientId || (m.method !== 'wallet' && m.method !== 'account'))).map((m) => (
          <button key={m.method} aria-pressed={method === m.method} onClick={() => {
            setMethod(m.method);
            pay.clear();
          }} data-testid={`tender-${m.method}`}>
            <Icon name={m.icon} size={24} />{m.label}
          </button>
        ))}
      </div>
      {method && <MoneyInput label="Amount of this payment" description={`Less than ${formatMoney(due)} splits the bill`} currency={currency} value={part} onChange={setPart}
        error={amount !== null && amount > due.amount ? `Only ${formatMoney(due)} is due` : undefined} data-testid="tender-amount" />}
      {method === 'cash' && (
        <>
          <div className={classes.quick}>
            {fits && cashSuggestions(amount, currency).map((sum, i) => (
              <Button key={sum} variant={i === 0 ? 'light' : 'default'} size="lg" loading={pay.busy} onClick={() => cash(sum)} data-testid={`cash-${i === 0 ? 'exact' : sum}`}>
                <span className={classes.tipButton}><span className="num">{formatMoney({ amount: sum, currency })}</span>
                  <small>{i === 0 ? 'exact' : `back ${formatMoney({ amount: sum - amount, currency })}`}</small></span>
              </Button>
            ))}
          </div>
          <div className={classes.addRow}>
            <MoneyInput flex={1} aria-label="Cash handed over" placeholder="Handed over" currency={currency} value={handed} onChange={setHanded} data-testid="cash-tendered"
              onKeyDown={(e) => e.key === 'Enter' && fits && given !== null && change >= 0 && cash(given)} />
            <Button disabled={!fits || given === null || change < 0} loading={pay.busy} onClick={() => cash(given!)} data-testid="cash-take">Take</Button>
          </div>
          {handed && change > 0 && <div className={classes.change}><span>Give back</span><strong className="num">{formatMoney({ amount: change, currency })}</strong></div>}
        </>
      )}
      {method === 'terminal' && (
        <>
          <p className="quiet" style={{ margin: 0 }}>Type {formatMoney(money)} on the terminal. When it says approved:</p>
          <TextInput label="Reference on the slip" placeholder="Optional" value={reference} onChange={(e) => setReference(e.target.value)} data-testid="terminal-reference" />
          <Button size="lg" disabled={!fits} loading={pay.busy} data-testid="terminal-approved"
            onClick={() => void pay.pay({ method: 'terminal', amount: money, tillId, reference: reference.trim() || undefined })}>Approved on the terminal</Button>
        </>
      )}
      {method === 'card' && (
        <>
          <SegmentedControl fullWidth value={token} onChange={setToken} data={sandboxCards} aria-label="Test card" data-testid="card-token" />
          <Notice tone="teal">Test mode: no real card is charged.</Notice>
          <Button size="lg" disabled={!fits} loading={pay.busy} data-testid="card-charge" onClick={() => void pay.pay({ method: 'card', amount: money, tillId, token })}>Charge {formatMoney(money)}</Button>
        </>
      )}
      {(method === 'giftCard' || method === 'wallet' || method === 'account') && (
        <StoredPay order={order} method={method} amount={money} fits={fits} busy={pay.busy} tillId={tillId} onPay={(tender) => void pay.pay(tender)} />
      )}
      {method === 'points' && <PayByPoints order={order} amount={money} fits={fits} busy={pay.busy} tillId={tillId} onPay={(tender) => void pay.pay(tender)} />}
      <Failure of={pay} money={notSent} />
    </div>
  );
}
