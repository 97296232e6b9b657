/** Leads from a shortcut anywhere at the desk into its one field. */
import { useEffect, useRef } from 'react';

type Begin = (asNote: boolean) => void;
let current: Begin | null = null;

export const beginWriting: Begin = (asNote) => current?.(asNote);

/** @param begin called while this component is shown */
export function useWriting(begin: Begin): void {
  const newest = useRef(begin);
  newest.current = begin;
  useEffect(() => {
    const own: Begin = (asNote) => newest.current(asNote);
    current = own;
    return () => {
      if (current === own) current = null;
    };
  }, []);
}
