import { Link } from '@tanstack/react-router';
import type { TimelineItem } from '@/lib/api/types';
import { useSession } from '@/app/session/queries';
import { Icon, type IconName } from '@/lib/ui/icons';
import { Amount, Empty, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate, formatInstant } from '@/lib/ui/time';
import classes from './client.module.css';
import { useTimeline } from './queries';

const icons: Record<TimelineItem['kind'], IconName> = { booking: 'today', order: 'till', refund: 'undo', note: 'note', message: 'mail', cancel: 'close', noShow: 'minus', pass: 'tag', membership: 'star' };

/** The log writes dates so that machines agree on them; people read them as their shop writes dates. */
const inOurWords = (detail: string) => detail.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => formatDate(date));

export function Timeline({ clientId }: { clientId: string }) {
  const timeline = useTimeline(clientId);
  const items = timeline.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <section aria-label="What happened" data-testid="timeline">
      {timeline.isPending ? <RowsSkeleton rows={4} /> : timeline.error && items.length === 0 ? <LoadFailed error={timeline.error} again={() => void timeline.refetch()} />
        : items.length === 0 ? <Empty icon="clock" title="Nothing happened yet">Book the first visit, and it will be told here.</Empty> : (
        <ol className={`sheet ${classes.timeline}`}>{items.map((item, i) => <Entry key={i} item={item} />)}</ol>
      )}
      {timeline.hasNextPage && <button className="row" style={{ justifyContent: 'center' }} onClick={() => void timeline.fetchNextPage()}>Show earlier</button>}
    </section>
  );
}

function Entry({ item }: { item: TimelineItem }) {
  const { business } = useSession();
  const inside = (
    <>
      <span className={classes.timelineMark} data-loss={item.kind === 'refund' || item.kind === 'noShow' || undefined}><Icon name={icons[item.kind] ?? 'note'} size={18} /></span>
      <span className="grow"><b>{item.title}</b>{item.detail && <span className="quiet"> {inOurWords(item.detail)}</span>}<small className="quiet num">{formatInstant(item.at, business.timeZone)}</small></span>
      {item.amount && <Amount of={item.amount} className={item.amount.amount < 0 ? 'loss' : ''} />}
    </>
  );
  return (
    <li>
      {item.subject.type === 'order' ? <Link className="row" to="/orders/$orderId" params={{ orderId: item.subject.id }}>{inside}</Link>
        : item.subject.type === 'booking' ? <Link className="row" to="/" search={{ visit: item.subject.id }}>{inside}</Link>
        : <div className="row" style={{ cursor: 'default' }}>{inside}</div>}
    </li>
  );
}
