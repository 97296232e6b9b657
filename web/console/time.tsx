/** Instants as people here read them: Beijing time, which the foot of every screen names. */
import { useSyncExternalStore } from 'react';
import { type Lang, useLang } from './language.tsx';

const ZONE = 'Asia/Shanghai';
const LOCALES: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

export const dateTime = (at: string | number, lang: Lang): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );

/** To the second. */
export const timeOfDay = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(LOCALES[lang], { timeZone: ZONE, timeStyle: 'medium' }).format(new Date(at));

/** `3 hours ago`, `in 2 days`; within a minute, now. */
export function relative(at: string | number, now: number, lang: Lang): string {
  const seconds = (new Date(at).getTime() - now) / 1_000;
  const format = new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'auto' });
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? format.format(Math.trunc(seconds / unit[1]), unit[0]) : format.format(0, 'second');
}

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

function Distance({ at }: TimeProps) {
  const now = useSyncExternalStore(eachMinute.subscribe, eachMinute.now);
  return relative(at, now, useLang());
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
