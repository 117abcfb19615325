import { formatMoney, formatPpm } from '@/lib/ui/money';
import { LoadFailed } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './loyalty.module.css';
import { useLiability } from './queries';
import { count, pointsWords } from './words';

const month = { month: 'long', year: 'numeric' } as const;

/** What is owed in points, by the month in which it expires: from the lots in the books. */
export function Liability() {
  const owed = useLiability();
  if (owed.error && !owed.data) return <LoadFailed error={owed.error} again={() => void owed.refetch()} />;
  return owed.data?.map((p) => (
    <section key={p.programmeId} className="sheet" data-testid={`liability-${p.name}`} aria-label={`What is owed: ${p.name}`}>
      <div className={classes.form}>
        <b>What is owed: {p.name}</b>
        <dl className={classes.figures}>
          <div><dt>Points clients have</dt><dd className="num" data-testid="liability-points">{count(p.points)}</dd></div>
          {p.worth && <div><dt>Worth at the till</dt><dd className="num">{formatMoney(p.worth)}</dd></div>}
          {p.expected && p.breakagePpm > 0 && <div><dt>Expected to be used</dt><dd className="num">{formatMoney(p.expected)}<small>{formatPpm(p.breakagePpm)} never is</small></dd></div>}
          {p.owedByClients > 0 && <div><dt>Owed by clients</dt><dd className="num">{count(p.owedByClients)}<small>of refunded sales</small></dd></div>}
        </dl>
        {p.points === 0 && <p className="quiet" style={{ margin: 0 }}>Nobody has points yet.</p>}
      </div>
      {p.byMonth.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th scope="col">Expires in</th><th scope="col">Points</th>{p.worth && <th scope="col">Worth</th>}</tr></thead>
          <tbody>{p.byMonth.map((b) => <tr key={b.month ?? ''}><th scope="row">{b.month ? formatDate(b.month, month) : 'never'}</th><td className="num">{count(b.points)}</td>{p.worth && <td className="num">{b.worth && formatMoney(b.worth)}</td>}</tr>)}</tbody>
          <tfoot><tr><th scope="row">All</th><td className="num">{pointsWords(p.points)}</td>{p.worth && <td className="num">{formatMoney(p.worth)}</td>}</tr></tfoot>
        </table>
      )}
    </section>
  ));
}
