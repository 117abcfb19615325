import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { LoadFailed } from '@/lib/ui/parts';
import { SessionContext, sessionQuery } from './queries';

const SignIn = lazy(() => import('./sign-in'));

/** Shows the app to whoever is signed in, and the way in to everyone else; the address stays, so people land where they were. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  if (session.data) return <SessionContext value={session.data}>{children}</SessionContext>;
  if (session.data === null) return <Suspense fallback={null}><SignIn /></Suspense>;
  if (session.error) return <LoadFailed error={session.error} again={() => void session.refetch()} />;
  return <Center h="100%"><Loader color="teal" type="dots" aria-label="Starting" /></Center>;
}
