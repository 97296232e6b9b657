/** Hours in words, as short as they can be told. */
import type { Day, Lang } from '@clearline/card';
import {
  type FileHours,
  readHours,
  runsOf,
  runsPastMidnight,
  type Span,
  type Special,
  type WeekHours,
} from './week.ts';
import { words } from './words.ts';

const zh = {
  always: '7×24 小时',
  closed: '休息',
  usual: '照常',
  range: (first: string, last: string) => `${first}至${last}`,
  daily: '每天',
  nextDay: (time: string) => `次日 ${time}`,
  holidays: (text: string) => `法定节假日${text}`,
  makeUp: (text: string) => `调休上班日${text}`,
  closures: (n: number) => `${n} 次临时停服`,
  closure: (from: string, until: string, reason: string) =>
    `${from} 至 ${until} 停服${reason && `（${reason}）`}`,
  and: '、',
  clause: '；',
};
const en: typeof zh = {
  always: '24 hours, every day',
  closed: 'closed',
  usual: 'as usual',
  range: (first, last) => `${first}–${last}`,
  daily: 'Daily',
  nextDay: (time) => `${time} next day`,
  holidays: (text) => `holidays ${text}`,
  makeUp: (text) => `make-up days ${text}`,
  closures: (n) => (n === 1 ? '1 closure' : `${n} closures`),
  closure: (from, until, reason) => `closed from ${from} to ${until}${reason && ` (${reason})`}`,
  and: ', ',
  clause: '; ',
};
const texts = { zh, en };

export function spansText(spans: readonly Span[], lang: Lang): string {
  const t = texts[lang];
  if (spans.length === 0) return t.closed;
  return spans.map((s) => `${s.from}–${runsPastMidnight(s) ? t.nextDay(s.to) : s.to}`).join(t.and);
}

export function hoursText(file: FileHours, lang: Lang, { full = false } = {}): string {
  return weekText(readHours(file), file === '7x24', lang, full);
}

export function weekText(hours: WeekHours, always: boolean, lang: Lang, full: boolean): string {
  const t = texts[lang];
  if (always) return t.always;
  const day = (first: Day, last: Day) =>
    first === 'mon' && last === 'sun'
      ? t.daily
      : first === last
        ? words[lang].weekdays[first]
        : t.range(words[lang].weekdays[first], words[lang].weekdays[last]);
  const open = runsOf(hours.week).filter(({ spans }) => spans.length > 0);
  const week = open.map((run) => `${day(run.first, run.last)} ${spansText(run.spans, lang)}`);
  const special = (value: Special) => (typeof value === 'string' ? t.usual : spansText(value, lang));
  const parts = [...(week.length > 0 ? week : [t.closed]), t.holidays(special(hours.holidays))];
  if (hours.makeUpDays !== 'workday') parts.push(t.makeUp(special(hours.makeUpDays)));
  if (hours.zone !== 'Asia/Shanghai') parts.push(hours.zone);
  const { closures } = hours;
  if (full) parts.push(...closures.map((c) => t.closure(c.from, c.until, c.reason?.[lang] ?? '')));
  else if (closures.length > 0) parts.push(t.closures(closures.length));
  return parts.join(t.clause);
}
