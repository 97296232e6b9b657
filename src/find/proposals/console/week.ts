/** Hours as the editor holds them, day by day, and as the registry file writes them. */
import { DAYS, type Day, type Span } from '@clearline/card';
import { instantOf, isMoment } from '../../../kernel/when/written/contract.ts';
import {
  ALL_DAY,
  daysKey,
  daysOf,
  eachDay,
  runsOf,
  sameSpans,
  type Week,
  writeSpan,
} from '../../hours/contract.ts';

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

export const ALWAYS: WeekHours = {
  zone: 'Asia/Shanghai',
  week: eachDay([ALL_DAY]),
  holidays: 'as-usual',
  makeUpDays: 'as-usual',
  closures: [],
};
/** Where somebody begins who wants other hours than always. */
export const OFFICE: WeekHours = {
  ...ALWAYS,
  week: { ...eachDay([{ from: '09:00', to: '18:00' }]), sat: [], sun: [] },
  holidays: [],
  makeUpDays: 'workday',
};

export function readHours(file: FileHours): WeekHours {
  if (file === '7x24') return ALWAYS;
  const week: Record<Day, readonly Span[]> = eachDay([]);
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

/** As a card says it: what is repeated is written out, and closures are instants. */
export function cardHours(file: FileHours) {
  const { zone, week, holidays, makeUpDays, closures } = readHours(file);
  const written = (special: Special) => (special === 'workday' ? week.mon : special);
  return {
    zone,
    weekly: week,
    holidays: written(holidays),
    makeUpDays: written(makeUpDays),
    closures: closures
      .filter(({ from, until }) => isMoment(from) && isMoment(until))
      .map((closure) => ({
        ...closure,
        from: instantOf(closure.from, 'start'),
        until: instantOf(closure.until, 'end'),
      })),
  };
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

const writeSpans = (spans: readonly Span[]): string | string[] =>
  spans.length === 0 ? 'closed' : spans.map(writeSpan);

const writeWeek = (week: Week): Record<string, string | string[]> =>
  Object.fromEntries(runsOf(week).map(({ days, spans }) => [daysKey(days), writeSpans(spans)]));
