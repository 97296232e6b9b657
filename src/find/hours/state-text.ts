import type { Lang } from '@clearline/card';
import { weekday } from './calendar.ts';
import { dayName, zoneName } from './contract.ts';
import type { LineHours } from './hours.ts';

import { clockAt, DAY, localDay, localMinute, MINUTE } from './zone.ts';

const EN_MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const AS_ANNOUNCED: Record<Lang, string> = {
  zh: '（节假日安排以公告为准）',
  en: ' (public holidays as announced)',
};
const TOMORROW: Record<Lang, string> = { zh: '明天', en: 'tomorrow' };

/**
 * The state in words: 「营业中，18:00 结束」「已休息，明天 09:00 恢复」「7×24 小时」，in the hours' own zone. The zone is
 * named unless a Chinese text speaks of Beijing time. "Tomorrow" makes the text stale at {@link nextMidnight}. Where the
 * year's public holidays are not known yet, it says that they are announced.
 */
export const stateText = (state: LineHours, at: number, zone: string, lang: Lang): string =>
  `${knownState(state, at, zone, lang)}${state.holidaysUnknown ? AS_ANNOUNCED[lang] : ''}`;

function knownState(state: LineHours, at: number, zone: string, lang: Lang): string {
  if (state.always) return lang === 'zh' ? '7×24 小时' : 'Open 24/7';
  if (state.open) {
    const open = lang === 'zh' ? '营业中' : 'Open';
    if (state.closesAt === null) return open;
    // People say that a day ends at 24:00, not that the next one starts.
    const atMidnight = localMinute(zone, state.closesAt) === 0;
    const when = atMidnight
      ? moment(state.closesAt - MINUTE, at, zone, lang, '24:00')
      : moment(state.closesAt, at, zone, lang);
    return lang === 'zh' ? `${open}，${when} 结束` : `${open}, closes ${when}`;
  }
  if (state.opensAt === null) return lang === 'zh' ? '暂停服务' : 'Closed until further notice';
  const when = moment(state.opensAt, at, zone, lang);
  return lang === 'zh' ? `已休息，${when} 恢复` : `Closed, opens ${when}`;
}

/** A time, with as much of the date as the distance from `at` asks for. */
function moment(time: number, at: number, zone: string, lang: Lang, clock = clockAt(zone, time)): string {
  const day = localDay(zone, time);
  const today = localDay(zone, at);
  const words = [dayWords(day, today, lang), clock].filter((word) => word !== '');
  if (lang === 'en') return [...words, zoneName(zone, lang)].join(' ');
  return (zone === 'Asia/Shanghai' ? words : [zoneName(zone, lang), ...words]).join(' ');
}

function dayWords(day: number, today: number, lang: Lang): string {
  if (day === today) return '';
  if (day === today + 1) return TOMORROW[lang];
  if (day < today + 7) return dayName(weekday(day), lang);
  const date = new Date(day * DAY);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const sameYear = year === new Date(today * DAY).getUTCFullYear();
  if (lang === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${dayOfMonth}日`;
  const short = `${dayOfMonth} ${EN_MONTHS[month - 1]}`;
  return sameYear ? short : `${short} ${year}`;
}
