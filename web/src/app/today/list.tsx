import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useToday } from '@/app/session/queries';
import { weekStart } from '@/lib/ui/time';
import { DateBar } from './date-bar';
import { DayBoard } from './day-board';
import { useDay } from './queries';
import classes from './today.module.css';

const WeekBoard = lazy(() => import('./week-board'));
const Visit = lazy(() => import('@/app/visit/detail'));
const NewBooking = lazy(() => import('@/app/visit/new'));
const route = getRouteApi('/');

export default function Today() {
  const search = route.useSearch();
  const go = route.useNavigate();
  const phone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false });
  // Without a date in the address it is the business's own today, which a test business may have moved.
  const today = useToday();
  const date = search.date ?? today;
  const week = search.view === 'week';
  const day = useDay(date, !week);
  useEffect(() => {
    // The two drawers that a hand reaches for next arrive while nothing else is going on.
    const timer = setTimeout(() => void Promise.all([import('@/app/visit/detail'), import('@/app/visit/new')]), 1500);
    return () => clearTimeout(timer);
  }, []);
  const close = () => {
    const from = search.visit ? `booking-${search.visit}` : 'new-booking';
    void go({ search: { date: search.date, view: search.view }, replace: true });
    // The keyboard goes on from where the drawer was opened.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-testid="${from}"]`)?.focus({ preventScroll: true }), 60);
  };

  return (
    <div className={classes.page}>
      <DateBar date={date} today={today} week={week} stats={week ? undefined : day.data?.stats}
        onDate={(next) => void go({ search: (old) => ({ ...old, date: next === today ? undefined : next }) })}
        onView={(view) => void go({ search: (old) => ({ ...old, view }) })}
        onNew={() => void go({ search: (old) => ({ ...old, visit: undefined, new: true }) })} />
      {week ? (
        <Suspense fallback={null}>
          <WeekBoard from={weekStart(date)} today={today} onDay={(next) => void go({ search: { date: next } })}
            onOpen={(visit) => void go({ search: (old) => ({ ...old, visit }) })} />
        </Suspense>
      ) : (
        <DayBoard date={date} day={day} phone={phone} today={today}
          onOpen={(visit) => void go({ search: (old) => ({ ...old, new: undefined, visit }) })}
          onSlot={(at, member) => void go({ search: (old) => ({ ...old, visit: undefined, new: true, at, member }) })} />
      )}
      <Suspense fallback={null}>
        {search.visit && <Visit id={search.visit} onClose={close} />}
        {search.new && <NewBooking date={date} at={search.at} memberId={search.member} clientId={search.client} onClose={close} />}
      </Suspense>
    </div>
  );
}
