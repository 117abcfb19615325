import { Button } from '@mantine/core';
import type { Order, Tender, TenderMethod } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { Amount, Chip, Failure, Notice } from '@/lib/ui/parts';
import classes from './checkout.module.css';
import { useResolve } from './queries';

export const methodWords: Record<TenderMethod, string> = {
  cash: 'Cash', terminal: 'Terminal', card: 'Card', giftCard: 'Gift card', wallet: 'Store credit', points: 'Points', account: 'On account',
};

/** What has been paid, and in words what happened to money that is not clear. */
export function Tenders({ order }: { order: Order }) {
  if (order.tenders.length === 0) return null;
  return (
    <ul className={classes.tenders} data-testid="tenders">
      {order.tenders.map((t) => (t.state === 'captured' || t.state === 'voided' ? <Taken key={t.id} tender={t} /> : <li key={t.id}><Unclear order={order} tender={t} /></li>))}
    </ul>
  );
}

const Taken = ({ tender: t }: { tender: Tender }) => (
  <li className={classes.tender} data-state={t.state} data-testid={`tender-row-${t.id}`}>
    <span className="grow">{methodWords[t.method]}{t.reference && <span className="quiet"> {t.reference}</span>}
      {t.change && t.change.amount > 0 && <small className="quiet num"> {formatMoney(t.tendered!)} handed over, {formatMoney(t.change)} back</small>}
    </span>
    {t.state === 'voided' && <Chip>taken back</Chip>}
    <Amount of={t.amount} />
  </li>
);

function Unclear({ order, tender: t }: { order: Order; tender: Tender }) {
  const resolve = useResolve(order);
  const sum = formatMoney(t.amount);
  if (t.state === 'declined')
    return <Notice title={`Card declined: ${sum}`} testId="tender-declined">{t.reason && `${t.reason.replace(/\.$/, '')}. `}No money was taken. Try another card, the terminal or cash.</Notice>;
  const words = t.state === 'pending'
    ? { title: `Card payment of ${sum} is waiting`, text: 'The bank has not decided yet. No money counts as paid. Do not charge a second time.' }
    : { title: `We do not know yet whether ${sum} was taken`, text: 'The card company did not answer. Keep the client here a moment and check again; we also ask by ourselves until it is clear. Do not charge a second time.' };
  return (
    <>
      <Notice title={words.title} testId={`tender-${t.state}`} action={
        <Button variant="default" loading={resolve.busy} onClick={() => void resolve.run({ tenderId: t.id, asked: Date.now() })} data-testid="check-again">Check again</Button>
      }>{words.text}</Notice>
      <Failure of={resolve} money="Asking changes nothing; try again." />
    </>
  );
}
