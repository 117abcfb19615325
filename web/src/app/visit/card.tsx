import { Link } from '@tanstack/react-router';
import type { ArrivalCard, Severity } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import classes from './visit.module.css';

const weight: Record<Severity, number> = { block: 2, warn: 1, info: 0 };

/** What must be seen before anyone touches anything. */
export function Loud({ card }: { card: ArrivalCard }) {
  const loud = [...card.allergies.map((a) => ({ ...a, text: `Allergy: ${a.text}` })), ...card.alerts.filter((a) => !card.allergies.some((x) => a.text.includes(x.text)))]
    .sort((a, b) => weight[b.severity] - weight[a.severity]);
  if (loud.length === 0) return null;
  return (
    <ul className={classes.loud} data-testid="visit-alerts">
      {loud.map((a) => (
        <li key={a.text} data-severity={a.severity}><Icon name="alert" /><span><b>{a.text}</b><small>{a.source}</small></span></li>
      ))}
    </ul>
  );
}

/** What the team should know in five seconds, each with where it comes from. */
export function Card({ card }: { card: ArrivalCard }) {
  return (
    <>
      {card.preferences.length > 0 && (
        <Section title="Likes it this way">
          <ul className={classes.list}>{card.preferences.map((p) => <li key={p.text}>{p.text}<small>{p.source}</small></li>)}</ul>
        </Section>
      )}
      {card.notes.length > 0 && (
        <Section title="Notes">
          <ul className={classes.list}>
            {card.notes.map((n) => <li key={n.id}>{n.pinned && <Icon name="star" size={14} />} {n.text}<small>{n.author}, {formatDate(n.at.slice(0, 10))}</small></li>)}
          </ul>
        </Section>
      )}
      {card.lastVisits.length > 0 && (
        <Section title="Last visits">
          <ul className={classes.visits}>
            {card.lastVisits.map((v) => (
              <li key={v.bookingId ?? v.orderId}>
                <div className="grow">
                  <b>{v.services.join(' + ') || 'Purchase'}</b>{v.staff && ` with ${v.staff}`}
                  {v.products.length > 0 && <div className="quiet">took home {v.products.join(', ')}</div>}
                  <small>
                    {formatDate(v.date, { day: 'numeric', month: 'short', year: 'numeric' })}
                    {v.receiptNumber && <> · receipt {v.receiptNumber}</>}
                  </small>
                </div>
                {v.orderId ? <Link to="/orders/$orderId" params={{ orderId: v.orderId }}><Amount of={v.spent} /></Link> : <Amount of={v.spent} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {card.favourites.length > 0 && (
        <Section title="Favourites">
          <ul className={classes.list}>{card.favourites.map((f) => <li key={f.text}>{f.text} <span className="quiet num">{f.count}×</span><small>{f.source}</small></li>)}</ul>
        </Section>
      )}
      <dl className={classes.sums}>
        <div><dt>Visits</dt><dd className="num">{card.stats.visits}</dd></div>
        <div><dt>Spent</dt><dd><Amount of={card.stats.spent} /></dd></div>
        <div><dt>Average</dt><dd><Amount of={card.stats.averageCheck} /></dd></div>
        <div><dt>Did not come</dt><dd className="num">{card.stats.noShows}</dd></div>
      </dl>
    </>
  );
}

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className={classes.section}><h3>{title}</h3>{children}</section>
);
