import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWallet } from '@/app/wallet/queries';
import type { Money, NewTender, Order } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { useScanner } from '@/lib/ui/use-scanner';

type Props = { order: Order; method: 'giftCard' | 'wallet' | 'account'; amount: Money; fits: boolean; busy: boolean; tillId: string; onPay: (tender: NewTender) => void };

/** Pays with what we owe the client, or what she may owe us. It takes what is there; the rest stays due. */
export function StoredPay(props: Props) {
  return props.method === 'giftCard' ? <ByGiftCard {...props} /> : <ByClient {...props} />;
}

function ByGiftCard({ amount, fits, busy, tillId, onPay }: Props) {
  const [code, setCode] = useState('');
  const pay = (reference: string) => fits && reference.trim() && onPay({ method: 'giftCard', amount, tillId, reference: reference.trim() });
  useScanner((scanned) => {
    setCode(scanned);
    pay(scanned);
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); pay(code); }} style={{ display: 'flex', gap: 8, alignItems: 'flex-end' }}>
      <TextInput flex={1} label="Code of the gift card" placeholder="Scan or type it" value={code} onChange={(e) => setCode(e.target.value)} autoComplete="off" autoFocus data-testid="gift-card-reference" />
      <Button type="submit" disabled={!fits || !code.trim()} loading={busy} data-testid="gift-card-pay">Pay</Button>
    </form>
  );
}

function ByClient({ order, method, amount, fits, busy, tillId, onPay }: Props) {
  const wallet = useWallet(order.clientId);
  if (!order.clientId) return <p className="quiet" style={{ margin: 0 }}>Choose the client first: {method === 'wallet' ? 'the wallet' : 'the account'} is hers.</p>;
  if (!wallet.data) return null;
  const there = method === 'wallet' ? wallet.data.total : wallet.data.account.available;
  const takes = { ...amount, amount: Math.min(amount.amount, there.amount) };
  return (
    <>
      <p className="quiet" style={{ margin: 0 }}>
        {method === 'wallet' ? <>{formatMoney(there)} in the wallet{wallet.data.promotional.amount > 0 && <>, {formatMoney(wallet.data.promotional)} of it promotional: that goes first</>}.</> : <>{formatMoney(there)} may still go on her account.</>}
      </p>
      <Button size="lg" disabled={!fits || takes.amount <= 0} loading={busy} onClick={() => onPay({ method, amount: takes, tillId })} data-testid={`${method}-pay`}>
        {takes.amount > 0 ? `${method === 'wallet' ? 'Pay' : 'Put'} ${formatMoney(takes)} ${method === 'wallet' ? 'from the wallet' : 'on account'}` : 'Nothing is left'}
      </Button>
    </>
  );
}
