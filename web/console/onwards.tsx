import { useEffect } from 'react';
import { Skeleton } from './frame.tsx';
import { nextPlace } from './next.ts';
import { navigate, ROOT, usePlace } from './router.tsx';

/** The one page of the public site from which somebody is sent to sign in. */
const ACCOUNT_PAGE = '/me';

/** /sign-in for who is signed in: they go on to where they wanted to be. */
export default function Onwards() {
  const next = usePlace().query.get('next');
  useEffect(() => {
    if (next === ACCOUNT_PAGE) window.location.replace(ACCOUNT_PAGE);
    else navigate(nextPlace(next, window.location.origin + ROOT), { replace: true });
  }, [next]);
  return <Skeleton />;
}
