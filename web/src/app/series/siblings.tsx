import { Link } from '@tanstack/react-router';
import type { Booking } from '@/lib/api/types';
import { formatDate } from '@/lib/ui/time';
import { ruleWords } from './choices';
import { useSeries } from './queries';
import classes from './series.module.css';

const over = new Set(['cancelled', 'noShow']);

/** The other visits that were planned with this one. */
export function Siblings({ booking, seriesId }: { booking: Booking; seriesId: string }) {
  const series = useSeries(seriesId);
  if (!series.data) return null;
  const { visits, name, rule } = series.data;
  const held = visits.filter((v) => !over.has(v.booking.state));
  const at = held.findIndex((v) => v.booking.id === booking.id) + 1;
  return (
    <details data-testid="visit-series">
      <summary style={{ minHeight: 44, display: 'flex', alignItems: 'center', cursor: 'pointer' }}>
        {at > 0 ? `Visit ${at} of ${held.length}` : 'No longer one'} of “{name}”{ruleWords(rule) && `, ${ruleWords(rule)}`}
      </summary>
      <ul className={classes.siblings}>
        {visits.map((v) => (
          <li key={v.booking.id}>
            <Link to="/" search={{ date: v.booking.localDate, visit: v.booking.id }} aria-current={v.booking.id === booking.id || undefined} data-over={over.has(v.booking.state) || undefined}>
              <span className="grow num">{formatDate(v.booking.localDate, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}, {v.booking.startTime}</span>
              <span className="quiet cut">{v.paidBy.length > 0 ? v.paidBy.join(', ') : v.booking.memberName}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
