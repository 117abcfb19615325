import { Notice } from '@/lib/ui/parts';
import { formatMoney } from '@/lib/ui/money';
import { ShowCode } from './code';
import { useGiftCardsOf } from './queries';

/** After a sale: hand the cards over. */
export function SoldCards({ orderId }: { orderId: string }) {
  const cards = useGiftCardsOf(orderId);
  return cards.data?.map((c) => (
    <div key={c.id}>
      <Notice tone="teal" title={`Gift card …${c.last}, ${formatMoney(c.balance)}`}>
        {c.sentAt ? `Its letter is on the way to ${c.recipientEmail}.` : c.sendAt ? `It will be sent to ${c.recipientEmail}.` : 'Print it for the client.'}
      </Notice>
      {c.origin === 'sold' && <ShowCode card={c} primary={!c.sendAt} />}
    </div>
  ));
}
