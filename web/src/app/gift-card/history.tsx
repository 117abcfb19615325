import { Link } from '@tanstack/react-router';
import { useSession } from '@/app/session/queries';
import { Amount, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatInstant } from '@/lib/ui/time';
import classes from './gift-card.module.css';
import { useGiftCardHistory } from './queries';
import { activityWords } from './words';

/** What happened to the card, the latest first; each sum opens the sale that it belongs to. */
export function History({ cardId }: { cardId: string }) {
  const { business } = useSession();
  const history = useGiftCardHistory(cardId);
  if (history.isPending) return <RowsSkeleton rows={3} />;
  if (!history.data) return <LoadFailed error={history.error} again={() => void history.refetch()} />;
  return (
    <ol className={`sheet ${classes.history}`} data-testid="gift-card-history">
      {history.data.items.toReversed().map((a, i) => (
        <li key={i}>
          <span className="grow">
            <b>{activityWords[a.kind]}</b>
            <small className="quiet">{formatInstant(a.at, business.timeZone)}{a.reason && ` · ${a.reason}`}</small>
            {a.orderId && <small><Link to="/orders/$orderId" params={{ orderId: a.orderId }}>the sale</Link></small>}
          </span>
          {a.amount && a.balance && <span className={classes.sum}><b><Amount of={a.amount} /></b><small className="quiet"><Amount of={a.balance} /> left</small></span>}
        </li>
      ))}
    </ol>
  );
}
