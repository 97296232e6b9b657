/** The members of a published change in words. They are the card's, which says some things otherwise than the file. */
import type { Change, Lang } from '@clearline/card';
import { compare, type Row } from './describe.ts';

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names in the card, and in the file. */
const NAMES: Readonly<Record<string, string>> = {
  legalName: 'legal_name',
  reachableFrom: 'reachable_from',
  replyWithinMinutes: 'reply_within',
  makeUpDays: 'make_up_days',
  checkedAt: 'checked_at',
};
/** Told by others: a number's spelling, the moment it came in. */
const LEFT_OUT = new Set(['since', 'display', 'id']);

export function changeRows({ part, details = [] }: Change, lang: Lang): Row[] {
  const told = details.filter(({ field }) => !LEFT_OUT.has(field));
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(
      told
        .filter((detail) => detail[which] !== null)
        .map((detail, index) => [
          detail.field === 'day' ? `day-${index}` : (NAMES[detail.field] ?? detail.field),
          fileValue(detail.field, detail[which]),
        ]),
    );
  return compare(`${part}/`, side('before'), side('after'), lang);
}

function fileValue(field: string, value: unknown): unknown {
  if (field === 'number' && isEntry(value)) return value.display ?? value;
  if (field === 'replyWithinMinutes' && typeof value === 'number') return duration(value);
  if (field === 'hours' && isEntry(value)) return fileHours(value);
  return value;
}

const duration = (minutes: number): string =>
  minutes % 1440 === 0 ? `${minutes / 1440}d` : minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;

const spans = (list: unknown): unknown =>
  Array.isArray(list)
    ? list.filter(isEntry).map(({ from, to }) => `${from}-${to}${String(to) > String(from) ? '' : '+1'}`)
    : list;

function fileHours({ zone, weekly, holidays, makeUpDays, closures }: Entry): unknown {
  const days = isEntry(weekly) ? Object.entries(weekly).map(([day, list]) => [day, spans(list)]) : [];
  const all = days.every(([, list]) => JSON.stringify(list) === '["00:00-24:00"]');
  if (all && holidays === 'as-usual' && makeUpDays === 'as-usual' && zone === 'Asia/Shanghai') {
    if (!Array.isArray(closures) || closures.length === 0) return '7x24';
  }
  return {
    zone,
    weekly: Object.fromEntries(days),
    holidays: spans(holidays),
    make_up_days:
      JSON.stringify(makeUpDays) === JSON.stringify(isEntry(weekly) && weekly.mon)
        ? 'workday'
        : spans(makeUpDays),
    closures,
  };
}
