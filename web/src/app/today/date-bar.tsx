import { ActionIcon, Button, Popover, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { DayStats } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount } from '@/lib/ui/parts';
import { addDays, formatDate, weekStart } from '@/lib/ui/time';
import classes from './today.module.css';

const Calendar = lazy(() => import('./calendar'));

type Props = {
  date: string; today: string; week: boolean; stats: DayStats | undefined;
  onDate: (date: string) => void; onView: (view: 'week' | undefined) => void; onNew: () => void;
};

export function DateBar({ date, today, week, stats, onDate, onView, onNew }: Props) {
  const [picking, setPicking] = useState(false);
  const step = week ? 7 : 1;
  const monday = weekStart(date);
  const title = week ? `${formatDate(monday, { day: 'numeric', month: 'short' })} – ${formatDate(addDays(monday, 6), { day: 'numeric', month: 'short' })}`
    : formatDate(date, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <header className={classes.bar}>
      <div className={classes.dateNav}>
        <ActionIcon onClick={() => onDate(addDays(date, -step))} aria-label={week ? 'Week before' : 'Day before'} data-testid="day-previous"><Icon name="left" /></ActionIcon>
        <Popover opened={picking} onChange={setPicking} position="bottom-start" shadow="md" trapFocus>
          <Popover.Target>
            <button className={classes.date} onClick={() => setPicking(!picking)} aria-haspopup="dialog" data-testid="day-title">
              <h1>{title}</h1>
              <small>{date === today && !week ? 'Today' : week ? `Week of ${formatDate(monday)}` : formatDate(date, { year: 'numeric' })}</small>
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={<div style={{ width: 300, height: 300 }} />}>
              <Calendar date={date} onPick={(next) => {
                setPicking(false);
                onDate(next);
              }} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
        <ActionIcon onClick={() => onDate(addDays(date, step))} aria-label={week ? 'Week after' : 'Day after'} data-testid="day-next"><Icon name="right" /></ActionIcon>
        {date !== today && <Button variant="default" onClick={() => onDate(today)} data-testid="day-today" aria-keyshortcuts="t">Today</Button>}
      </div>
      {stats && <Stats stats={stats} date={date} />}
      <div className={classes.barSide}>
        <SegmentedControl value={week ? 'week' : 'day'} onChange={(view) => onView(view === 'week' ? 'week' : undefined)} aria-label="View"
          data={[{ value: 'day', label: 'Day' }, { value: 'week', label: 'Week' }]} className={classes.toggle} data-testid="view-toggle" />
        <Button className={classes.newButton} leftSection={<Icon name="plus" />} onClick={onNew} data-testid="new-booking" aria-keyshortcuts="n">Booking</Button>
      </div>
    </header>
  );
}

function Stats({ stats, date }: { stats: DayStats; date: string }) {
  // Expected is what is still open; together with what is taken it is the day.
  const day = stats.taken.amount + stats.expected.amount;
  const share = day > 0 ? Math.max(0, stats.taken.amount / day) : 0;
  return (
    <div className={classes.stats} data-testid="day-stats">
      <span className={classes.stat}><b className="num">{stats.arrived}<i>/{stats.booked}</i></b><small>here</small></span>
      <Link to="/orders" search={{ date, state: 'completed' }} className={classes.stat} data-testid="stat-taken"><b><Amount of={stats.taken} /></b><small>taken</small></Link>
      <Link to="/orders" search={{ date, state: 'open' }} className={classes.stat} data-testid="stat-expected"><b><Amount of={stats.expected} /></b><small>still expected</small></Link>
      <span className={classes.meter} role="img" aria-label={`${Math.round(share * 100)} % of the day’s money is taken`}><i style={{ width: `${share * 100}%` }} /></span>
    </div>
  );
}
