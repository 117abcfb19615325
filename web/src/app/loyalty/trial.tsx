import { Link } from '@tanstack/react-router';
import type { PointsTerms, PointsTrial } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { Notice } from '@/lib/ui/parts';
import classes from './loyalty.module.css';
import { count, signed } from './words';

const others: Record<string, string> = { tier: 'By tier', join: 'For joining', friend: 'Brought by a friend', referral: 'Brought a friend' };

/** These rules on the real past: what they would have given, who would have more and who less, and what would be owed. */
export function Trial({ outcome: o, then, now }: { outcome: PointsTrial; then: PointsTerms; now: PointsTerms | null }) {
  const nameOf = (code: string) => then.rules.find((r) => r.code === code)?.name || now?.rules.find((r) => r.code === code)?.name || others[code] || code;
  if (o.orders === 0) return <Notice tone="teal" testId="trial">There are no sales in this time to try it on.</Notice>;
  const money = (figures: PointsTrial['now'], which: 'worth' | 'outstandingWorth') => figures[which] && <small className="num">{formatMoney(figures[which])}</small>;
  return (
    <div className="sheet" data-testid="trial">
      <div style={{ padding: 16 }}>
        <dl className={classes.figures}>
          <div><dt>Would have more</dt><dd className={`num ${classes.gain}`} data-testid="trial-gain">{count(o.gain)}</dd></div>
          <div><dt>Would have less</dt><dd className={`num ${o.lose > 0 ? 'loss' : ''}`} data-testid="trial-lose">{count(o.lose)}</dd></div>
          <div><dt>The same</dt><dd className="num">{count(o.same)}</dd></div>
          <div><dt>Sales tried</dt><dd className="num">{count(o.orders)}</dd></div>
        </dl>
      </div>
      <table className={classes.table}>
        <thead><tr><th scope="col">Points</th><th scope="col">As it was</th><th scope="col">By these rules</th></tr></thead>
        <tbody>
          {o.rules.map((r) => <tr key={r.rule}><th scope="row">{nameOf(r.rule)}</th><td className="num">{count(r.now)}</td><td className="num">{count(r.then)}</td></tr>)}
        </tbody>
        <tfoot>
          <tr><th scope="row">Given in all</th><td className="num">{count(o.now.points)} {money(o.now, 'worth')}</td><td className="num" data-testid="trial-cost">{count(o.then.points)} {money(o.then, 'worth')}</td></tr>
          <tr><th scope="row">Owed to clients now</th><td className="num">{count(o.now.outstanding)} {money(o.now, 'outstandingWorth')}</td><td className="num" data-testid="trial-owed">{count(o.then.outstanding)} {money(o.then, 'outstandingWorth')}</td></tr>
        </tfoot>
      </table>
      {o.changes.length > 0 && (
        <details className={classes.more} style={{ padding: '0 16px 8px' }}>
          <summary><b className="grow">Who: {o.changes.length < o.gain + o.lose ? `the ${o.changes.length} largest changes` : 'all changes'}</b></summary>
          {o.changes.map((c) => (
            <div key={c.clientId} className={classes.row}>
              <Link className="grow" to="/clients/$clientId" params={{ clientId: c.clientId }}>{c.name ?? 'Somebody whose data was removed'}</Link>
              <span className="quiet num">{count(c.now)} → {count(c.then)}</span><b className={`num ${c.then < c.now ? 'loss' : classes.gain}`}>{signed(c.then - c.now)}</b>
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
