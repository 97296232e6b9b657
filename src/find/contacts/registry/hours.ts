import { DAYS, type Hours, type Span } from '@clearline/card';
import { instantOf } from '../../../kernel/when/written/contract.ts';
import { ALL_DAY, daysOf, eachDay, sameSpans } from '../../hours/contract.ts';
import { type HoursPath, hoursProblems } from '../../hours/index.ts';
import { take } from './issues.ts';
import { say } from './messages.ts';
import { type Findings, type Path, pathText } from './problem.ts';
import { FileHours } from './schema.ts';
import { sayOf } from './value-messages.ts';

/** One for every channel that there may be. */
const MAX_NAMED = 200;
/** What `7x24` stands for. */
export const ALWAYS: Hours = {
  zone: 'Asia/Shanghai',
  weekly: eachDay([ALL_DAY]),
  holidays: 'as-usual',
  makeUpDays: 'as-usual',
  closures: [],
};

/** Hours by name. A name whose hours are wrong is known all the same, so that its users are not reported too. */
export type NamedHours = ReadonlyMap<string, Hours>;

export function readNamedHours(file: Readonly<Record<string, unknown>>, findings: Findings): NamedHours {
  const named = new Map<string, Hours>([['7x24', ALWAYS]]);
  const entries = Object.entries(file);
  if (entries.length > MAX_NAMED)
    findings.add(['hours'], say.tooMany(MAX_NAMED, { zh: '项', en: 'entries' }));
  for (const [name, value] of entries.slice(0, MAX_NAMED)) {
    const path = ['hours', name];
    if (name === '7x24') findings.add(path, sayOf.reservedName(name));
    else named.set(name, value === '7x24' ? ALWAYS : readHours(value, path, findings));
  }
  return named;
}

/** Hours under a name, or of one channel. */
export function readHours(value: unknown, path: Path, findings: Findings): Hours {
  const file = take(FileHours, value, path, findings);
  if (!file) return ALWAYS;
  const known = findings.problems.length;
  const { weekly, writtenAs } = readWeek(file.weekly, [...path, 'weekly'], findings);
  const always = DAYS.every((day) => sameSpans(weekly[day], [ALL_DAY]));
  const special = (key: 'holidays' | 'make_up_days', usual: 'as-usual' | Span[]) => {
    const said = file[key];
    if (said === undefined) return always ? 'as-usual' : usual;
    if (said[0] === 'as-usual' && said.length === 1) return 'as-usual';
    if (key === 'make_up_days' && said[0] === 'workday' && said.length === 1) return weekly.mon;
    return readSpans(said, [...path, key], findings);
  };
  const hours: Hours = {
    zone: file.zone,
    weekly,
    holidays: special('holidays', []),
    makeUpDays: special('make_up_days', weekly.mon),
    closures: file.closures.map(({ from, until, reason }) => ({
      from: instantOf(from, 'start'),
      until: instantOf(until, 'end'),
      ...(reason ? { reason } : {}),
    })),
  };
  if (findings.problems.length === known) noteProblems(hours, writtenAs, path, findings);
  return hours;
}

/** Where each day was written: `mon-fri` for all five. */
type WrittenAs = ReadonlyMap<string, string>;

function readWeek(file: Readonly<Record<string, string[]>>, path: Path, findings: Findings) {
  const weekly: Hours['weekly'] = eachDay([]);
  const writtenAs = new Map<string, string>();
  for (const [key, value] of Object.entries(file)) {
    const days = daysOf(key);
    if (days.length === 0) findings.add([...path, key], sayOf.unknownDay(key));
    const spans = readSpans(value, [...path, key], findings);
    for (const day of days) {
      const other = writtenAs.get(day);
      if (other !== undefined) findings.add([...path, key], sayOf.dayTwice(day, other));
      writtenAs.set(day, key);
      weekly[day] = spans;
    }
  }
  return { weekly, writtenAs };
}

function readSpans(texts: readonly string[], path: Path, findings: Findings): Span[] {
  if (texts.length === 1 && texts[0] === 'closed') return [];
  return texts.flatMap((text, i) => {
    const span = readSpan(text);
    if (typeof span !== 'string') return span;
    findings.add([...path, i], span === 'inverted' ? sayOf.invertedHours(text) : sayOf.badSpan(text));
    return [];
  });
}

/** A span past midnight must say so: `22:00-02:00+1`. Otherwise two swapped times would open a line all night. */
function readSpan(text: string): Span | 'malformed' | 'inverted' {
  const time = '((?:[01]\\d|2[0-3]):[0-5]\\d|24:00)';
  const [, from, to, nextDay] = new RegExp(`^${time} ?- ?${time}(\\+1)?$`).exec(text) ?? [];
  if (from === undefined || to === undefined || from === '24:00') return 'malformed';
  if (nextDay && to >= from) return 'malformed';
  if (!nextDay && to <= from) return 'inverted';
  return { from, to };
}

function noteProblems(hours: Hours, writtenAs: WrittenAs, path: Path, findings: Findings): void {
  const seen = new Set<string>();
  for (const problem of hoursProblems(hours)) {
    // Monday's spans are only repeated there.
    if (problem.path[0] === 'makeUpDays' && hours.makeUpDays === hours.weekly.mon) continue;
    const place = (inside: HoursPath): Path => [...path, ...inFile(inside, writtenAs)];
    const at = place(problem.path);
    const said =
      problem.code === 'zone-unknown'
        ? sayOf.unknownZone(hours.zone)
        : problem.code === 'closure-inverted'
          ? sayOf.endsBeforeStart()
          : problem.other
            ? sayOf.overlappingHours(pathText(place(problem.other)))
            : sayOf.badSpan(pathText(at));
    // One list for five days has its mistakes once.
    const once = JSON.stringify([at, said.code]);
    if (!seen.has(once)) findings.add(at, said);
    seen.add(once);
  }
}

function inFile(path: HoursPath, writtenAs: WrittenAs): Path {
  const [rule, day, ...rest] = path;
  if (rule === 'weekly' && typeof day === 'string') return ['weekly', writtenAs.get(day) ?? day, ...rest];
  return rule === 'makeUpDays' ? ['make_up_days', ...path.slice(1)] : path;
}
