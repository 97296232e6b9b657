/** Instants as people in China read them, in pages, mail and the console. Browser-safe. */
type Lang = 'zh' | 'en';

/** Mainland China has kept UTC+8 without summer time since 1991, before any channel listed here. */
const BEIJING_MS = 8 * 3_600_000;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026年3月1日` or `1 March 2026`, the calendar day in Beijing. */
export function dateText(instant: string | number, lang: Lang): string {
  const at = beijing(instant);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return lang === 'zh' ? `${year}年${month + 1}月${day}日` : `${day} ${MONTHS[month]} ${year}`;
}

/** The date, the time of day and the name of the zone. */
export function instantText(instant: string | number, lang: Lang): string {
  const time = beijingTime(instant).slice(11);
  const date = dateText(instant, lang);
  return lang === 'zh' ? `${date} ${time}（北京时间）` : `${date}, ${time} (Beijing time)`;
}

/** `2026-10-01 08:00` in Beijing, as registries are written and forms are filled in. */
export const beijingTime = (instant: string | number): string =>
  beijing(instant).toISOString().slice(0, 16).replace('T', ' ');

/** An instant as RFC 3339 in UTC, for `<time datetime>`. */
export const machineTime = (instant: string | number): string =>
  new Date(instant).toISOString().replace('.000Z', 'Z');

const beijing = (instant: string | number): Date => new Date(new Date(instant).getTime() + BEIJING_MS);
