import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, keyed, unwrap } from '@/lib/api/client';
import { Refused } from '@/lib/api/problem';
import type { Session } from '@/lib/api/types';
import { useAction } from '@/lib/api/use-action';
import { businessToday, learnNow } from '@/lib/ui/clock';
import { setLocale } from '@/lib/ui/money';

const adopt = (session: Session) => {
  setLocale(session.business.locale);
  learnNow(session.now);
  return session;
};

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return adopt(await unwrap(api.GET('/auth/session')));
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const usePinPeople = () =>
  useQuery({
    queryKey: ['pin-people'],
    queryFn: async () => {
      try {
        return (await unwrap(api.GET('/auth/pin-people'))).items;
      } catch (error) {
        // A device that is not enrolled has no people to show; it signs in with e-mail.
        if (error instanceof Refused) return [];
        throw error;
      }
    },
    staleTime: 60_000,
  });

function useEnter() {
  const queries = useQueryClient();
  return (session: Session) => {
    // Nothing the last person saw stays behind for the next one.
    queries.removeQueries({ predicate: (query) => !['session', 'pin-people'].includes(String(query.queryKey[0])) });
    queries.setQueryData(sessionQuery.queryKey, adopt(session));
  };
}

export function useSignIn() {
  const enter = useEnter();
  return useAction(
    (body: { email: string; password: string; businessId?: string }, key) => unwrap(api.POST('/auth/sign-in', { body, params: { header: keyed(key) } })),
    { onDone: enter },
  );
}

export function usePinSignIn(onDone?: () => void) {
  const enter = useEnter();
  return useAction(
    (body: { memberId: string; pin: string }, key) => unwrap(api.POST('/auth/pin', { body, params: { header: keyed(key) } })),
    {
      onDone: (session) => {
        enter(session);
        onDone?.();
      },
    },
  );
}

export function useSignOut() {
  const queries = useQueryClient();
  return useAction((_: { out: true }, key) => unwrap(api.POST('/auth/sign-out', { body: {}, params: { header: keyed(key) } })), {
    onDone: () => {
      queries.setQueryData(sessionQuery.queryKey, null);
      queries.removeQueries({ predicate: (query) => !['session', 'pin-people'].includes(String(query.queryKey[0])) });
    },
  });
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a signed-in screen');
  return session;
}

/** The date at the business: a phone may be elsewhere. */
export const useToday = () => businessToday(useSession().business.timeZone);

export const isManager = (session: Session) => session.member.role === 'owner' || session.member.role === 'manager';
