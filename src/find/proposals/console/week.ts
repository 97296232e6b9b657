/** Hours as the editor holds them, day by day, and as the registry file writes them. */
import { DAYS, type Day } from '@clearline/card';

/** `09:00`; `to` may be `24:00`, and is on the next day when it is not after `from`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}
export type Week = Readonly<Record<Day, readonly Span[]>>;
/** What a public holiday or a make-up day does instead of its weekday. */
export type Special = 'as-usual' | 'workday' | readonly Span[];

export interface Closure {
  readonly from: string;
  readonly until: string;
  readonly reason?: { zh: string; en: string };
}
export interface WeekHours {
  readonly zone: string;
  readonly week: Week;
  readonly holidays: Special;
  readonly makeUpDays: Special;
  readonly closures: readonly Closure[];
}
/** As in the file: `7x24`, or the object of docs/registry.md. */
export type FileHours =
  | '7x24'
  | {
      readonly zone?: string;
      readonly weekly: Readonly<Record<string, string | readonly string[]>>;
      readonly holidays?: string | readonly string[];
      readonly make_up_days?: string | readonly string[];
      readonly closures?: readonly Closure[];
    };

const ALL_DAY: Span = { from: '00:00', to: '24:00' };
const each = (spans: readonly Span[]): Week => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
  sat: spans,
  sun: spans,
});

export const ALWAYS: WeekHours = {
  zone: 'Asia/Shanghai',
  week: each([ALL_DAY]),
  holidays: 'as-usual',
  makeUpDays: 'as-usual',
  closures: [],
};
/** Where somebody begins who wants other hours than always. */
export const OFFICE: WeekHours = {
  ...ALWAYS,
  week: { ...each([{ from: '09:00', to: '18:00' }]), sat: [], sun: [] },
  holidays: [],
  makeUpDays: 'workday',
};

export const runsPastMidnight = ({ from, to }: Span): boolean => to <= from;

export function readHours(file: FileHours): WeekHours {
  if (file === '7x24') return ALWAYS;
  const week: Record<Day, readonly Span[]> = { ...each([]) };
  for (const [key, value] of Object.entries(file.weekly))
    for (const day of daysOf(key)) week[day] = readSpans(value);
  const always = DAYS.every((day) => sameSpans(week[day], [ALL_DAY]));
  return {
    zone: file.zone ?? 'Asia/Shanghai',
    week,
    holidays: readSpecial(file.holidays) ?? (always ? 'as-usual' : []),
    makeUpDays: readSpecial(file.make_up_days) ?? (always ? 'as-usual' : 'workday'),
    closures: file.closures ?? [],
  };
}

export function writeHours(hours: WeekHours): FileHours {
  const special = (value: Special) => (typeof value === 'string' ? value : writeSpans(value));
  if (isAlways(hours)) return '7x24';
  return {
    zone: hours.zone,
    weekly: writeWeek(hours.week),
    holidays: special(hours.holidays),
    make_up_days: special(hours.makeUpDays),
    ...(hours.closures.length > 0 && { closures: hours.closures }),
  };
}

const isAlways = ({ zone, week, holidays, makeUpDays, closures }: WeekHours): boolean =>
  zone === ALWAYS.zone &&
  DAYS.every((day) => sameSpans(week[day], [ALL_DAY])) &&
  holidays === 'as-usual' &&
  makeUpDays === 'as-usual' &&
  closures.length === 0;

/** `mon`, `mon-fri`, `sat-mon`, `mon,wed` or `daily`. */
function daysOf(key: string): Day[] {
  if (key === 'daily') return [...DAYS];
  return key.split(',').flatMap((part) => {
    const [first = '', last = first] = part.trim().split('-');
    const [from, to] = [DAYS.indexOf(first as Day), DAYS.indexOf(last as Day)];
    if (from < 0 || to < 0) return [];
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => DAYS[(from + i) % 7] as Day);
  });
}

function readSpans(value: string | readonly string[]): Span[] {
  const texts = typeof value === 'string' ? [value] : value;
  return texts.flatMap((text) => {
    const [, from, to] = /^(\d\d:\d\d) ?- ?(\d\d:\d\d)(?:\+1)?$/.exec(text) ?? [];
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
}

function readSpecial(value: string | readonly string[] | undefined): Special | undefined {
  const only = typeof value === 'string' ? value : value?.length === 1 ? value[0] : undefined;
  if (only === 'as-usual' || only === 'workday') return only;
  return value === undefined ? undefined : readSpans(value);
}

/** An unfinished span is written as it stands: the server says what is wrong with it. */
export const spanText = (span: Span): string =>
  `${span.from}-${span.to}${span.from !== '' && span.to !== '' && runsPastMidnight(span) ? '+1' : ''}`;

const writeSpans = (spans: readonly Span[]): string | string[] =>
  spans.length === 0 ? 'closed' : spans.map(spanText);

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => span.from === b[i]?.from && span.to === b[i]?.to);

/** Days that follow one another with the same spans stand together. */
export function runsOf(week: Week): { first: Day; last: Day; spans: readonly Span[] }[] {
  const runs: { first: Day; last: Day; spans: readonly Span[] }[] = [];
  for (const day of DAYS) {
    const run = runs.at(-1);
    if (run && sameSpans(run.spans, week[day])) run.last = day;
    else runs.push({ first: day, last: day, spans: week[day] });
  }
  return runs;
}

function writeWeek(week: Week): Record<string, string | string[]> {
  const name = (first: Day, last: Day) =>
    first === last ? first : first === 'mon' && last === 'sun' ? 'daily' : `${first}-${last}`;
  return Object.fromEntries(
    runsOf(week).map(({ first, last, spans }) => [name(first, last), writeSpans(spans)]),
  );
}
