import type { Receipt } from '@/lib/api/types';
import { formatPpm } from '@/lib/ui/money';
import { Amount } from '@/lib/ui/parts';
import { useSession } from '@/app/session/queries';
import { formatInstant } from '@/lib/ui/time';
import classes from './receipt.module.css';
import { methodWords } from './tenders';

/** The receipt as paper: 80 mm when printed. */
export function Paper({ receipt: r }: { receipt: Receipt }) {
  const { business } = useSession();
  return (
    <article className={classes.paper} data-testid="receipt-paper">
      <header>
        <b>{r.site.business ?? r.site.name}</b>
        {r.site.business && r.site.business !== r.site.name && <span>{r.site.name}</span>}
        {r.site.address && <span>{r.site.address}</span>}
        {r.site.phone && <span>{r.site.phone}</span>}
      </header>
      <p className={classes.meta}><span>{r.kind === 'refund' ? 'Refund' : 'Receipt'} {r.number}</span><span>{formatInstant(r.at, business.timeZone)}</span>{r.client && <span>{r.client.name}</span>}</p>
      <table>
        <tbody>
          {r.lines.map((l, i) => (
            <tr key={i}>
              <td>{l.quantity !== 1 && `${l.quantity} × `}{l.name}{l.memberName && <small>{l.memberName}</small>}</td>
              <td><Amount of={l.gross} /></td>
            </tr>
          ))}
          {r.discounts.map((d, i) => <tr key={i} className={classes.aside}><td>{d.reason ?? 'Discount'}{d.on && ` on ${d.on}`}, already taken off</td><td>−<Amount of={d.amount} /></td></tr>)}
          {r.tips.map((t) => <tr key={`${t.memberName} ${t.auto}`}><td>{t.auto ? 'Gratuity' : 'Tip'}, {t.memberName}</td><td><Amount of={t.amount} /></td></tr>)}
          {r.totals.rounding.amount !== 0 && <tr><td>Rounding</td><td><Amount of={r.totals.rounding} /></td></tr>}
          <tr className={classes.sum}><td>Total</td><td><Amount of={r.totals.gross} /></td></tr>
          {r.tenders.map((t, i) => (
            <tr key={i}><td>{methodWords[t.method] ?? t.method}{t.change && t.change.amount > 0 && <small>handed over <Amount of={t.tendered!} />, back <Amount of={t.change} /></small>}</td><td><Amount of={t.amount} /></td></tr>
          ))}
        </tbody>
      </table>
      <table className={classes.tax}>
        <tbody>{r.taxes.map((t) => <tr key={t.name}><td>{t.name}{!t.name.includes('%') && ` ${formatPpm(t.ppm)}`}</td><td>of <Amount of={t.net} /></td><td><Amount of={t.tax} /></td></tr>)}</tbody>
      </table>
      {r.notes.length > 0 && (
        <ul>
          {r.notes.map((n) => (
            <li key={n.text}>{n.because.length === 0 ? n.text : <details><summary>{n.text}</summary><ul>{n.because.map((b) => <li key={b}>{b}</li>)}</ul></details>}</li>
          ))}
        </ul>
      )}
      {r.later.length > 0 && <ul>{r.later.map((l) => <li key={l.number}>Later: {l.kind} {l.number}, <Amount of={l.gross} /></li>)}</ul>}
    </article>
  );
}
