/** Who is signed in. Asked once at the start, and again whenever their rights or sessions change. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { getSession, type Me, signOut as signOutRow } from '../../src/people/accounts/contract.ts';
import { call, callUnder, SIGNED_OUT } from './api.ts';
import { keyOf, orThrow, queries, type Refused } from './ask.ts';
import { forgetChat, keepChatOf } from './kept-chat.ts';
import { patiently } from './pause.ts';
import { navigate } from './router.tsx';

interface Session {
  readonly me: Me;
  readonly permissions: ReadonlySet<string>;
  signOut(): void;
}

const Current = createContext<Session | null>(null);

/** Only behind the gate of `SessionProvider`. */
export function useSession(): Session {
  const session = use(Current);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

const ME_KEY = keyOf(getSession);

/** Null for a guest. */
const askMe = async (): Promise<Me | null> => orThrow(await call(getSession)).me;

export const useMe = () =>
  useQuery<Me | null, Refused>({
    queryKey: ME_KEY,
    queryFn: askMe,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { topics: ['people.changed', 'people.sessions-ended'] },
  });

/** Asks again who is signed in: after signing in, and when a factor or a role has changed. */
export const refreshMe = (): Promise<void> => queries.invalidateQueries({ queryKey: ME_KEY });

/** Nothing of the one who was here stays in memory. */
function forgetEverything(): void {
  queries.setQueryData(ME_KEY, null);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== ME_KEY[1] });
  queries.getMutationCache().clear();
  forgetChat();
}

interface SessionProviderProps {
  /** For who is not signed in. */
  readonly guest: ReactNode;
  /** Over the screen of somebody whose session has ended, so that nothing typed is lost. */
  readonly again: ReactNode;
  readonly children: ReactNode;
}

export function SessionProvider({ guest, again, children }: SessionProviderProps) {
  const { data } = useMe();
  const last = useRef<Me | null>(null);
  useEffect(() => {
    const ended = () => void refreshMe();
    window.addEventListener(SIGNED_OUT, ended);
    return () => window.removeEventListener(SIGNED_OUT, ended);
  }, []);
  const seen = data?.person.id;
  useEffect(() => {
    if (seen !== undefined) keepChatOf(seen);
  }, [seen]);
  // Another person at the same screen starts afresh.
  if (data && last.current && data.person.id !== last.current.person.id) window.location.reload();
  last.current = data ?? last.current;
  const me = last.current;
  const session = useMemo<Session | null>(
    () =>
      me && {
        me,
        permissions: new Set(me.permissions),
        signOut: async () => {
          const answer = await patiently((act) => callUnder(act, signOutRow));
          if (!answer.ok && answer.problem.status !== 401) return;
          last.current = null;
          forgetEverything();
          navigate('/');
        },
      },
    [me],
  );
  if (!session) return guest;
  return (
    <Current value={session}>
      {children}
      {data ? null : again}
    </Current>
  );
}
