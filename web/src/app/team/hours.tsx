import { ActionIcon, Button } from '@mantine/core';
import type { Day, Hours } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import classes from './team.module.css';

const days: { day: Day; words: string }[] = [
  { day: 'monday', words: 'Monday' }, { day: 'tuesday', words: 'Tuesday' }, { day: 'wednesday', words: 'Wednesday' }, { day: 'thursday', words: 'Thursday' },
  { day: 'friday', words: 'Friday' }, { day: 'saturday', words: 'Saturday' }, { day: 'sunday', words: 'Sunday' },
];
export const standardHours: Hours[] = days.slice(0, 5).map(({ day }) => ({ day, from: '09:00', to: '18:00' }));

/** A week of hours; a day may have several stretches, so a break is the gap between two. */
export function HoursEditor({ value, onChange }: { value: Hours[]; onChange: (hours: Hours[]) => void }) {
  const put = (at: Hours, change: Partial<Hours>) => onChange(value.map((h) => (h === at ? { ...h, ...change } : h)));
  return (
    <div className={classes.hours}>
      {days.map(({ day, words }) => {
        const spans = value.filter((h) => h.day === day);
        return (
          <div key={day} className={classes.hoursDay} role="group" aria-label={words}>
            <b>{words}</b>
            <div className={classes.spans}>
              {spans.length === 0 && <span className="quiet">off</span>}
              {spans.map((span, i) => (
                <span key={i} className={classes.span}>
                  <input type="time" step={900} aria-label={`${words} from`} value={span.from} onChange={(e) => put(span, { from: e.target.value })} />
                  –
                  <input type="time" step={900} aria-label={`${words} to`} value={span.to} onChange={(e) => put(span, { to: e.target.value })} />
                  <ActionIcon aria-label={`Remove ${span.from} to ${span.to} on ${words}`} onClick={() => onChange(value.filter((h) => h !== span))}><Icon name="close" size={16} /></ActionIcon>
                </span>
              ))}
            </div>
            <Button variant="subtle" size="compact-md" h={44} miw={44} aria-label={`Add hours on ${words}`}
              onClick={() => onChange([...value, { day, from: spans.at(-1)?.to ?? '09:00', to: '18:00' }])}><Icon name="plus" size={18} /></Button>
          </div>
        );
      })}
    </div>
  );
}
