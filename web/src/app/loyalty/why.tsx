import { Icon } from '@/lib/ui/icons';
import type { WhyRule } from '@/lib/api/types';
import classes from './loyalty.module.css';
import { pointsWords } from './words';

/** Which rule gave what, and which did not and why. */
const Rules = ({ rules, share }: { rules: WhyRule[]; share: number }) => (
  <ul className={classes.rules}>
    {rules.map((r) => (
      <li key={r.rule} data-gave={r.points > 0 || undefined}>
        <Icon name={r.points > 0 ? 'check' : 'minus'} size={16} />
        {r.text}
        {r.causes.map((c) => c.fix && <small key={c.code}>{c.fix}</small>)}
      </li>
    ))}
    {share > 0 && <li data-gave><Icon name="check" size={16} />{pointsWords(share)}: its share of what the sale earned as a whole.</li>}
  </ul>
);

type Props = { points: number; rules: WhyRule[]; testId: string; words?: string };

/** A figure of points that opens what it is made of. */
export function Why({ points, rules, testId, words }: Props) {
  const shown = words ?? (points > 0 ? pointsWords(points) : 'No points');
  return (
    <details className={classes.more} data-testid={testId}>
      <summary>
        <Icon name="right" size={16} /><span className="num">{shown}</span><span className="quiet">why?</span>
      </summary>
      <Rules rules={rules} share={points - rules.reduce((sum, r) => sum + r.points, 0)} />
    </details>
  );
}
