/** Instants as people here read them: Beijing time, which the foot of every screen names. */
import type { Lang } from './language.tsx';

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
