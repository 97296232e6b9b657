import type { Lang } from '@clearline/card';

/** A day with its weekday. */
export const dayText = (date: string, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'UTC',
    dateStyle: 'full',
  }).format(new Date(`${date}T00:00:00Z`));
