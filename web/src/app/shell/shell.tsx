import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSession } from '@/app/session/queries';
import { useReachable } from '@/lib/offline/connection';
import { Icon } from '@/lib/ui/icons';
import { useKeys } from '@/lib/ui/use-keys';
import { PersonMenu } from './person-menu';
import { placesFor } from './places';
import { useLive } from './use-live';
import classes from './shell.module.css';

const Search = lazy(() => import('./search'));

export function Shell() {
  const session = useSession();
  const go = useNavigate();
  const [searching, setSearching] = useState(false);
  useKeys({
    '/': () => setSearching(true),
    t: () => void go({ to: '/', search: {} }),
    n: () => void go({ to: '/', search: (old) => ({ ...old, visit: undefined, new: true }) as never }),
  });
  useLive();
  // Another screen begins at its top: after a payment the first thing seen is what to give back. Drawers (?visit=) leave the list where it was.
  const screen = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer scrollTo with a promise, which React would take for the effect's end.
    main.current?.scrollTo({ top: 0 });
  }, [screen]);
  const places = placesFor(session);
  return (
    <div className={classes.shell}>
      <a className="skip" href="#main">Skip to the content</a>
      <nav className={classes.rail} aria-label="Main">
        <Link to="/" search={{}} className={classes.mark} aria-label="Bookend, today">
          <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={36} height={36} />
        </Link>
        {places.map((place) => (
          <Link key={place.to} to={place.to} className={classes.place} activeOptions={{ exact: place.to === '/', includeSearch: false }}
            data-testid={`nav-${place.label.toLowerCase()}`} data-more={place.more || undefined}>
            <Icon name={place.icon} size={22} />
            <span>{place.label}</span>
          </Link>
        ))}
        <button className={classes.place} onClick={() => setSearching(true)} data-testid="open-search" aria-keyshortcuts="/">
          <Icon name="search" size={22} />
          <span>Search</span>
        </button>
        <PersonMenu places={places} />
      </nav>
      <div className={classes.body}>
        <Unreachable />
        <main ref={main} id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      {searching && <Suspense fallback={null}><Search onClose={() => setSearching(false)} /></Suspense>}
    </div>
  );
}

function Unreachable() {
  const reachable = useReachable();
  if (reachable) return null;
  return (
    <div className={classes.offline} role="status" data-testid="offline">
      <Icon name="alert" size={18} /> No connection to the server. What you see may be old; what you change now is kept on screen until it is sent.
    </div>
  );
}
