/** An instant, or how far it is from now. */
import { useSyncExternalStore } from 'react';
import { dateTime, relative } from './date-time.ts';
import { useLang } from './language.tsx';

interface TimeProps {
  /** RFC 3339, or milliseconds since the epoch. */
  readonly at: string | number;
  /** As a distance from now. */
  readonly near?: boolean;
}

export function Time({ at, near = false }: TimeProps) {
  const exact = dateTime(at, useLang());
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {near ? <Distance at={at} /> : exact}
    </time>
  );
}

/** Milliseconds since the epoch, anew each minute. */
export const useMinute = (): number => useSyncExternalStore(eachMinute.subscribe, eachMinute.now);

function Distance({ at }: TimeProps) {
  return relative(at, useMinute(), useLang());
}

/** One clock for all distances on a screen, and none while there are none. */
const eachMinute = (() => {
  const listeners = new Set<() => void>();
  let timer = 0;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        now = Date.now();
        timer = window.setInterval(tick, 60_000);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.clearInterval(timer);
      };
    },
  };
})();
