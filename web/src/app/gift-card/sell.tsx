import { Button, Modal, Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { NewLine } from '@/lib/api/types';
import { formatMoney, parseAmount } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Notice } from '@/lib/ui/parts';
import classes from './gift-card.module.css';
import { usePolicy } from './queries';

type Props = { currency: string; onAdd: (line: NewLine) => void; onClose: () => void };

/** A tap on a value puts the card on the sale; whom it is for may be said, and a printed card scanned, before. */
export function SellGiftCard({ currency, onAdd, onClose }: Props) {
  const policy = usePolicy();
  const [own, setOwn] = useState('');
  const [code, setCode] = useState('');
  const [forWhom, setForWhom] = useState(false);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [greeting, setGreeting] = useState('');
  const [sendOn, setSendOn] = useState('');
  const amount = parseAmount(own, currency);
  const rules = policy.data?.giftCards;
  const fits = amount !== null && rules !== undefined && amount >= rules.minimum.amount && amount <= rules.maximum.amount;
  const add = (value: number) => {
    const recipient = name.trim() || email.trim() || greeting.trim() ? { name: name.trim() || undefined, email: email.trim() || undefined, greeting: greeting.trim() || undefined } : undefined;
    const details = { code: code.trim() || undefined, recipient, sendOn: sendOn || undefined };
    onAdd({ kind: 'giftCard', unitPrice: { amount: value, currency }, quantity: 1, details: details as never });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Gift card">
      <Stack>
        {policy.error && <Notice>{policy.error.message}</Notice>}
        <div className={classes.values}>
          {rules?.suggested.map((s) => (
            <Button key={s.amount} size="xl" variant="light" onClick={() => add(s.amount)} data-testid={`gift-value-${s.amount}`}>{formatMoney(s)}</Button>
          ))}
        </div>
        <form className={classes.actions} onSubmit={(event) => { event.preventDefault(); if (fits) add(amount); }}>
          <MoneyInput flex={1} aria-label="Another value" placeholder="Another value" currency={currency} value={own} onChange={setOwn} data-testid="gift-own"
            error={amount !== null && rules && !fits ? `From ${formatMoney(rules.minimum)} to ${formatMoney(rules.maximum)}` : undefined} />
          <Button type="submit" disabled={!fits} data-testid="gift-own-add">Add</Button>
        </form>
        {forWhom ? (
          <>
            <TextInput label="For" placeholder="Name" value={name} maxLength={120} onChange={(e) => setName(e.target.value)} data-testid="gift-name" />
            <TextInput label="E-mail" description="The card goes there; empty: print it" type="email" value={email} onChange={(e) => setEmail(e.target.value)} data-testid="gift-email" />
            {email && <TextInput label="On" description="Empty: at once" type="date" value={sendOn} onChange={(e) => setSendOn(e.target.value)} data-testid="gift-send-on" />}
            <Textarea label="Greeting" value={greeting} maxLength={500} autosize minRows={2} onChange={(e) => setGreeting(e.target.value)} data-testid="gift-greeting" />
            <TextInput label="Printed card" description="Scan or type its code; empty: we make one" value={code} autoComplete="off" onChange={(e) => setCode(e.target.value)} data-testid="gift-code" />
          </>
        ) : <Button variant="subtle" onClick={() => setForWhom(true)} data-testid="gift-more">For whom, by e-mail, or a printed card</Button>}
      </Stack>
    </Modal>
  );
}
