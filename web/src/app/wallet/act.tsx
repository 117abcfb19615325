import { Button, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePolicy } from '@/app/gift-card/queries';
import type { NewLine, Wallet } from '@/lib/api/types';
import { formatMoney, parseAmount, toDecimalText } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Failure } from '@/lib/ui/parts';
import { useGrant, useLimit, useMakePlan, useRedeem } from './queries';

export type Doing = 'topUp' | 'redeem' | 'grant' | 'limit' | 'plan';
const titles: Record<Doing, string> = { topUp: 'Top up the wallet', redeem: 'Redeem a gift card', grant: 'Give promotional credit', limit: 'How much may she owe?', plan: 'Pay in instalments' };
const done: Record<Doing, string> = { topUp: 'To the till', redeem: 'Into the wallet', grant: 'Give it', limit: 'Save', plan: 'Make the plan' };

type Props = { doing: Doing; wallet: Wallet; onClose: () => void; onSell: (line: NewLine) => void };

/** One small form for all of them. */
export function Act({ doing, wallet: w, onClose, onSell }: Props) {
  const { currency } = w.total;
  const { account } = w;
  const policy = usePolicy();
  const [typed, setTyped] = useState(doing === 'limit' && account.limit.amount > 0 ? toDecimalText(account.limit.amount, currency) : '');
  const [reason, setReason] = useState('');
  const [count, setCount] = useState(3);
  const [first, setFirst] = useState('');
  const grant = useGrant(w.clientId, onClose);
  const limit = useLimit(w.clientId, onClose);
  const plan = useMakePlan(w.clientId, onClose);
  const redeem = useRedeem(w.clientId, onClose);
  const [code, setCode] = useState('');
  const amount = parseAmount(typed, currency);
  const money = { amount: amount ?? 0, currency };
  const ready = doing === 'plan' ? first !== '' : doing === 'redeem' ? code.trim() !== '' : amount !== null && amount >= 0;
  const bonuses = doing === 'topUp' ? policy.data?.wallet.bonuses ?? [] : [];
  const run = () => {
    if (doing === 'topUp') {
      onSell({ kind: 'credit', unitPrice: money, quantity: 1 });
      onClose();
    } else if (doing === 'redeem') void redeem.run({ code: code.trim() });
    else if (doing === 'grant') void grant.run({ amount: money, reason, had: w.promotional.amount });
    else if (doing === 'limit') void limit.run({ limit: money, reason, version: account.version });
    else void plan.run({ count, firstDueOn: first, owed: account.owed.amount });
  };
  return (
    <Modal opened onClose={onClose} title={titles[doing]}>
      <form onSubmit={(event) => { event.preventDefault(); if (ready) run(); }}>
        <Stack>
          {doing === 'redeem' && <TextInput label="Code" description="What is left on the card goes into her wallet." value={code} onChange={(e) => setCode(e.target.value)} autoComplete="off" data-autofocus data-testid="redeem-code" />}
          {doing !== 'plan' && doing !== 'redeem' && <MoneyInput label="Amount" currency={currency} value={typed} onChange={setTyped} data-autofocus data-testid="wallet-amount"
            description={bonuses.map((b) => `From ${formatMoney(b.from)}: ${formatMoney(b.extra)} on top`).join(', ') || undefined} />}
          {doing === 'plan' && (
            <>
              <p style={{ margin: 0 }}>{formatMoney(account.owed)} in equal parts, one a month. They sum to it exactly.</p>
              <NumberInput label="Parts" min={2} max={60} value={count} onChange={(v) => setCount(Number(v) || 2)} data-testid="plan-count" />
              <TextInput label="First due on" type="date" required value={first} onChange={(e) => setFirst(e.target.value)} data-testid="plan-first" />
            </>
          )}
          {(doing === 'grant' || doing === 'limit') && <TextInput label="Why" required maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} data-testid="wallet-reason" />}
          {[grant, limit, plan, redeem].map((a, i) => <Failure key={i} of={a} money="Nothing was booked." />)}
          <Button type="submit" disabled={!ready} loading={grant.busy || limit.busy || plan.busy || redeem.busy} data-testid="wallet-do">{done[doing]}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
