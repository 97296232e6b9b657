import { useEffect } from 'react';
import { Skeleton } from './frame.tsx';
import { nextPlace } from './next.ts';
import { navigate, ROOT, usePlace } from './router.tsx';

/** /sign-in for who is signed in: they go on to where they wanted to be. */
export default function Onwards() {
  const next = usePlace().query.get('next');
  useEffect(() => navigate(nextPlace(next, window.location.origin + ROOT), { replace: true }), [next]);
  return <Skeleton />;
}
