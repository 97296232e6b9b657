/** Hours in words, the same wherever somebody reads them. Browser-safe. */
import { DAYS, type Day, type Lang, type Span } from '@clearline/card';
import { type Rule, runsRoundTheClock } from './rule/contract.ts';
import { runsOf, runsPastMidnight, type Week } from './week/contract.ts';

export { minutesOf, type Rule } from './rule/contract.ts';
export {
  ALL_DAY,
  daysKey,
  daysOf,
  eachDay,
  runsOf,
  runsPastMidnight,
  sameSpans,
  type Week,
  writeSpan,
} from './week/contract.ts';

const DAY_NAMES: Record<Lang, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export const dayName = (day: Day, lang: Lang): string => DAY_NAMES[lang][DAYS.indexOf(day)] ?? day;

const WORDS = {
  zh: {
    roundTheClock: '7×24 小时',
    allClosed: '暂不提供服务',
    everyDay: '每天',
    weekend: '周末',
    holidays: '法定节假日',
    makeUpDays: '调休上班日',
    noHolidays: '节假日不休',
    wholeDay: '全天',
    range: (a: string, b: string) => `${a}至${b}`,
    open: (subject: string, times: string) => `${subject}${/^\d/.test(times) ? ' ' : ''}${times}`,
    closed: (subject: string) => `${subject}休息`,
    nextDay: (from: string, to: string) => `${from}–次日 ${to}`,
    list: (all: string[]) => all.join('、'),
    subjects: (all: string[]) => all.join('、').replace(/、([^、]*)$/, '及$1'),
    clauses: (all: string[]) => all.join('；'),
  },
  en: {
    roundTheClock: '24 hours a day, 7 days a week',
    allClosed: 'Not in service',
    everyDay: 'every day',
    weekend: 'weekends',
    holidays: 'public holidays',
    makeUpDays: 'make-up working days',
    noHolidays: 'public holidays included',
    wholeDay: 'all day',
    range: (a: string, b: string) => `${a}–${b}`,
    open: (subject: string, times: string) => `${subject} ${times}`,
    closed: (subject: string) => `closed on ${subject}`,
    nextDay: (from: string, to: string) => `${from}–${to} the next day`,
    list: (all: string[]) => all.join(', '),
    subjects: (all: string[]) => all.join(', ').replace(/, ([^,]*)$/, ' and $1'),
    clauses: (all: string[]) => all.join('; '),
  },
} as const;

const inOrder = (spans: readonly Span[]): readonly Span[] =>
  spans.toSorted((a, b) => a.from.localeCompare(b.from));

const ordered = (week: Week): Week =>
  Object.fromEntries(DAYS.map((day) => [day, inOrder(week[day])])) as Record<Day, readonly Span[]>;

/** The weekly rule in words: 「周一至周五 09:00–18:00；周末及法定节假日休息」. Closures are not part of it. */
export function hoursText(hours: Rule, lang: Lang): string {
  const words = WORDS[lang];
  if (runsRoundTheClock(hours)) return words.roundTheClock;
  const clauses = new Map<string, string[]>();
  const say = (subject: string, spans: readonly Span[]) => {
    const key = words.list(spans.map((s) => spanText(s, lang)));
    clauses.set(key, [...(clauses.get(key) ?? []), subject]);
  };
  const runs = runsOf(ordered(hours.weekly));
  for (const { days, spans } of runs) say(daysText(days, lang), spans);
  for (const rule of ['makeUpDays', 'holidays'] as const) {
    const spans = hours[rule];
    if (spans !== 'as-usual') say(words[rule], inOrder(spans));
  }
  if (clauses.size === 1 && clauses.has('')) return words.allClosed;
  const said = [...clauses].map(([times, subjects]) => {
    const subject = words.subjects(subjects);
    return times === '' ? words.closed(subject) : words.open(subject, times);
  });
  if (runs.length === 1 && hours.holidays === 'as-usual') said.push(words.noHolidays);
  const text = words.clauses(said);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function daysText(days: readonly Day[], lang: Lang): string {
  const words = WORDS[lang];
  const [first, ...rest] = days;
  const last = rest.at(-1);
  if (!first) return '';
  if (days.length === 7) return words.everyDay;
  if (!last) return dayName(first, lang);
  if (first === 'sat') return words.weekend;
  const name = (day: Day) => dayName(day, lang);
  return rest.length === 1 ? words.list(days.map(name)) : words.range(name(first), name(last));
}

function spanText(span: Span, lang: Lang): string {
  const { from, to } = span;
  if (from === '00:00' && to === '24:00') return WORDS[lang].wholeDay;
  return runsPastMidnight(span) ? WORDS[lang].nextDay(from, to) : `${from}–${to}`;
}

const BEIJING: Record<Lang, string> = { zh: '北京时间', en: 'Beijing time' };
const LOCALE: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };

/** What people call the time of a zone: 北京时间; of one that there is not, its own name. */
export function zoneName(zone: string, lang: Lang): string {
  if (zone === 'Asia/Shanghai') return BEIJING[lang];
  try {
    const format = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: zone, timeZoneName: 'longGeneric' });
    return format.formatToParts(0).find((part) => part.type === 'timeZoneName')?.value ?? zone;
  } catch {
    return zone;
  }
}
