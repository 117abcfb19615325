import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '@/lib/ui/icons';
import { Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './loyalty.module.css';
import { usePointsHistory } from './queries';
import { moveIs, signed } from './words';

/** Every change of a client's points, newest first, each with its reason. */
export function PointsHistory({ clientId, name, onClose }: { clientId: string; name: string; onClose: () => void }) {
  const history = usePointsHistory(clientId);
  const moves = history.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Drawer opened onClose={onClose} size={480} title={name} data-testid="points-moves">
      {history.isPending ? <RowsSkeleton /> : history.error && moves.length === 0 ? <LoadFailed error={history.error} again={() => void history.refetch()} /> : moves.length === 0 ? (
        <Empty icon="star" title="No points yet">They come with the first sale.</Empty>
      ) : (
        <ol className={classes.moves}>
          {moves.map((m, i) => (
            <li key={i}>
              <span className="grow">
                <b>{moveIs(m)}</b> <span className="quiet num">{formatDate(m.day, { day: 'numeric', month: 'short', year: 'numeric' })}</span>
                <span style={{ display: 'block' }}>{m.reason}</span>
                {m.because.map((b) => <small key={b} className="quiet">{b}</small>)}
              </span>
              <b className={`num ${m.points < 0 ? 'loss' : ''}`} data-gain={m.points > 0 || undefined}>{signed(m.points)}</b>
              {m.orderId && <Link to="/orders/$orderId" params={{ orderId: m.orderId }} aria-label={`Open the sale of ${formatDate(m.day)}`}><Icon name="link" size={18} /></Link>}
            </li>
          ))}
        </ol>
      )}
      {history.hasNextPage && <Button variant="default" fullWidth loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>Older ones</Button>}
    </Drawer>
  );
}
