/**
 * A slow second opinion on opening hours, for tests only: it paints every minute of four years by walking what
 * Intl says the local clocks read, and shares no code and no holiday data with the rules it judges.
 */
import type { CalendarOverride, Hours } from '@clearline/card';

const MINUTE = 60_000;
const QUARTER = 15;
/** All instants judged lie between these; the look-ahead ends where the official calendar does. */
export const FIRST = Date.UTC(2024, 0, 1);
export const LAST = Date.UTC(2026, 11, 31);
const PAINT_FROM = FIRST - 4 * 1440 * MINUTE;
const MINUTES = (LAST - PAINT_FROM) / MINUTE;

/** 国务院办公厅关于 2024、2025、2026 年部分节假日安排的通知: days off as first–last, and working days at week-ends. */
const DAYS_OFF = `
  2024-01-01 2024-01-01  2024-02-10 2024-02-17  2024-04-04 2024-04-06  2024-05-01 2024-05-05
  2024-06-10 2024-06-10  2024-09-15 2024-09-17  2024-10-01 2024-10-07
  2025-01-01 2025-01-01  2025-01-28 2025-02-04  2025-04-04 2025-04-06  2025-05-01 2025-05-05
  2025-05-31 2025-06-02  2025-10-01 2025-10-08
  2026-01-01 2026-01-03  2026-02-15 2026-02-23  2026-04-04 2026-04-06  2026-05-01 2026-05-05
  2026-06-19 2026-06-21  2026-09-25 2026-09-27  2026-10-01 2026-10-07`;
const MAKE_UP = `
  2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
  2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
  2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`;

function officialKind(date: string): CalendarOverride['kind'] {
  if (MAKE_UP.includes(date)) return 'make-up';
  const bounds = DAYS_OFF.trim().split(/\s+/);
  for (let i = 0; i < bounds.length; i += 2) {
    if ((bounds[i] ?? '') <= date && date <= (bounds[i + 1] ?? '')) return 'holiday';
  }
  return 'ordinary';
}

/** The first minute (counted from {@link PAINT_FROM}) at which the clocks of a zone read `YYYY-MM-DD HH:MM`. */
type Readings = Map<string, number>;
const readingsOf = new Map<string, Readings>();

// Every offset in force in these years is a multiple of a quarter of an hour, so reading the clocks on each
// quarter reads them on each minute.
function readings(zone: string): Readings {
  let all = readingsOf.get(zone);
  if (all) return all;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  all = new Map();
  for (let minute = 0; minute < MINUTES; minute += QUARTER) {
    const reading = format.format(PAINT_FROM + minute * MINUTE);
    if (!all.has(reading)) all.set(reading, minute);
  }
  readingsOf.set(zone, all);
  return all;
}

const twoDigits = (n: number) => String(n).padStart(2, '0');
const nextDate = (date: string) => new Date(Date.parse(date) + 1440 * MINUTE).toISOString().slice(0, 10);
const previousDate = (date: string) => new Date(Date.parse(date) - 1440 * MINUTE).toISOString().slice(0, 10);

/** The minute at which it is `time` on `date`; for a reading that was skipped, counted on from the last one before. */
function minuteAt(zone: string, date: string, time: string): number | undefined {
  if (time === '24:00') return minuteAt(zone, nextDate(date), '00:00');
  const all = readings(zone);
  let quarter = Math.floor((Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / QUARTER);
  let passed = Number(time.slice(3)) % QUARTER;
  let onDate = date;
  for (let steps = 0; steps < 200; steps++) {
    const clock = `${twoDigits(Math.floor(quarter / 4))}:${twoDigits((quarter % 4) * QUARTER)}`;
    const found = all.get(`${onDate} ${clock}`);
    if (found !== undefined) return found + passed;
    passed += QUARTER;
    quarter -= 1;
    if (quarter < 0) {
      quarter = 95;
      onDate = previousDate(onDate);
    }
  }
  return undefined;
}

/** One cell for every minute: 1 is open. */
export function paint(hours: Hours, calendar: readonly CalendarOverride[]): Uint8Array {
  const cells = new Uint8Array(MINUTES);
  for (let date = '2023-12-29'; date <= '2026-12-31'; date = nextDate(date)) {
    const kind = calendar.findLast((o) => o.date === date)?.kind ?? officialKind(date);
    const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
    let spans = hours.weekly[names[new Date(date).getUTCDay()] ?? 'mon'];
    if (kind === 'holiday' && hours.holidays !== 'as-usual') spans = hours.holidays;
    if (kind === 'make-up' && hours.makeUpDays !== 'as-usual') spans = hours.makeUpDays;
    for (const { from, to } of spans) {
      const start = minuteAt(hours.zone, date, from);
      const end = minuteAt(hours.zone, to > from ? date : nextDate(date), to) ?? MINUTES;
      if (start !== undefined && start < end) cells.fill(1, Math.max(start, 0), end);
    }
  }
  for (const closure of hours.closures) {
    const start = Math.max((Date.parse(closure.from) - PAINT_FROM) / MINUTE, 0);
    const end = Math.max((Date.parse(closure.until) - PAINT_FROM) / MINUTE, 0);
    if (start < end) cells.fill(0, start, end);
  }
  return cells;
}

export interface Opinion {
  open: boolean;
  /** The next instant at which the line opens or closes; null when it is not before {@link LAST}. */
  changesAt: number | null;
}

export function judge(cells: Uint8Array, at: number): Opinion {
  const now = Math.floor((at - PAINT_FROM) / MINUTE);
  let next = now;
  while (next < MINUTES && cells[next] === cells[now]) next++;
  return { open: cells[now] === 1, changesAt: next < MINUTES ? PAINT_FROM + next * MINUTE : null };
}
