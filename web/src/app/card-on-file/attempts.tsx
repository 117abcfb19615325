import { Link } from '@tanstack/react-router';
import type { AutopayAttempt } from '@/lib/api/types';
import { Notice } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { useAttempts } from './queries';

/** What the card on file said to a debt: nothing when it was never asked. */
export function LastAttempt({ clientId, due }: { clientId: string; due: string }) {
  const attempts = useAttempts({ clientId });
  const last = attempts.data?.find((a) => a.due === due);
  return last ? <p className="quiet" style={{ margin: 0 }} data-testid="last-attempt">{wordsOf(last)}</p> : null;
}

/** Charged and not complete: somebody settled the same thing at that very moment. */
export function Stuck() {
  const attempts = useAttempts({ state: 'stuck' });
  return (
    <>
      {attempts.data?.map((a) => (
        <Notice key={a.orderId} tone="amber" testId="autopay-stuck" action={<Link to="/orders/$orderId" params={{ orderId: a.orderId }}>Open the sale</Link>}>
          {a.card} of {a.clientName} was charged for {a.what}, but: {a.reason} The money is on the open sale.
        </Notice>
      ))}
    </>
  );
}

/** In a list of what is due: the card was asked and declined. */
export function Declined({ due }: { due: string }) {
  const attempts = useAttempts({ state: 'declined' });
  const last = attempts.data?.find((a) => a.due === due);
  return last ? <span className="loss" style={{ display: 'block' }}>Card declined{last.tryAgainOn && <>, again on {formatDate(last.tryAgainOn)}</>}</span> : null;
}

function wordsOf(a: AutopayAttempt): string {
  const again = a.tryAgainOn ? ` It is tried again on ${formatDate(a.tryAgainOn)}.` : '';
  if (a.state === 'declined') return `${a.card} was declined on ${formatDate(a.on)}: ${a.reason ?? 'no reason given.'}${again}`;
  if (a.state === 'refused') return `${a.card} was not asked on ${formatDate(a.on)}: ${a.reason ?? ''}${again}`;
  if (a.state === 'stuck') return `${a.card} was charged on ${formatDate(a.on)}; the money is on an open sale.`;
  return a.state === 'waiting' ? `${a.card} was asked on ${formatDate(a.on)}; the bank has not answered yet.` : `${a.card} was charged on ${formatDate(a.on)}.`;
}
