/** What we say of a wait, and how: to stand behind a colon or in a sentence. Safe in browsers. */
import type { Lang } from '@clearline/card';

export interface Range {
  readonly lowSeconds: number;
  readonly highSeconds: number;
}

export type Estimate =
  | { readonly kind: 'now' }
  | ({ readonly kind: 'range'; readonly meanSeconds: number } & Range)
  | { readonly kind: 'unknown' };

const MINUTE = 60;
const HOUR = 3600;

const zh = {
  now: '无需等待',
  unknown: '暂无法估计',
  withinMinute: '不到 1 分钟',
  within: (time: string) => `${time}以内`,
  moreThan: (hours: number) => `${hours} 小时以上`,
  minutes: (count: string) => `${count} 分钟`,
  hours: (count: string) => `${count} 小时`,
  about: (range: string) => `约 ${range}`,
  to: (low: string, high: string) => `${low}至 ${high}`,
};

const en: typeof zh = {
  now: 'no wait',
  unknown: 'cannot be estimated yet',
  withinMinute: 'under a minute',
  within: (time) => `under ${time}`,
  moreThan: (hours) => (hours === 1 ? 'more than an hour' : `more than ${hours} hours`),
  minutes: (count) => `${count} minutes`,
  hours: (count) => (count === '1' ? 'an hour' : `${count} hours`),
  about: (range) => `about ${range}`,
  to: (low, high) => `${low} to ${high}`,
};

const WORDS: Record<Lang, typeof zh> = { zh, en };

/** 「约 10–15 分钟」，“under a minute”, as {@link Estimate} says it. */
export function waitText(estimate: Estimate, lang: Lang): string {
  if (estimate.kind !== 'range') return WORDS[lang][estimate.kind];
  return rangeText(estimate, lang);
}

export function rangeText({ lowSeconds, highSeconds }: Range, lang: Lang): string {
  const words = WORDS[lang];
  if (lowSeconds >= HOUR) return words.moreThan(Math.floor(lowSeconds / HOUR));
  if (lowSeconds === 0)
    return highSeconds <= MINUTE ? words.withinMinute : words.within(timeText(highSeconds, words));
  const low = String(lowSeconds / MINUTE);
  if (highSeconds <= HOUR) return words.about(words.minutes(`${low}–${highSeconds / MINUTE}`));
  return words.about(words.to(words.minutes(low), timeText(highSeconds, words)));
}

const timeText = (seconds: number, words: typeof zh): string =>
  seconds < HOUR ? words.minutes(String(seconds / MINUTE)) : words.hours(String(seconds / HOUR));
