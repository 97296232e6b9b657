import * as z from 'zod';
import { canonical } from './canonical.ts';
import { type Channel, channelDisplay, channelValue, type Retired } from './channel.ts';
import type { CardContent } from './schema.ts';
import { Localized } from './text.ts';

/**
 * A member that differs, with its value before and after, as the card has it; null where there is none. Otherwise than
 * in the card, a `successor` is told by its label and value, the `order` of a list by the labels of what moved, and a
 * calendar by its days: one `day` for each that differs.
 */
export const Detail = z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() });
export type Detail = z.infer<typeof Detail>;

/** One readable difference between two cards. */
export const Change = z.strictObject({
  part: z.enum(['operator', 'calendar', 'channel', 'retired', 'never']),
  type: z.enum(['added', 'removed', 'changed']),
  /** Id of the channel or promise; empty for the operator, the calendar and the order of a list. */
  id: z.string(),
  label: Localized,
  /** The value people use (a number, an address), where it differs. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** Names of the members that differ, in the card's own words. */
  fields: z.array(z.string()),
  /** What they were and are; for a new operator or calendar, all it says. Earlier releases recorded none. */
  details: z.array(Detail).optional(),
});
export type Change = z.infer<typeof Change>;

const OPERATOR: Localized = { zh: '运营主体', en: 'Operator' };
const CALENDAR: Localized = { zh: '节假日安排', en: 'Holiday calendar' };
const ORDER: Localized = { zh: '排列顺序', en: 'Order of the list' };

/** What a list's item is called, and the one key by which the lists of two cards are matched. */
interface Described {
  key: string;
  id: string;
  label: Localized;
  shown: string;
  value: string;
  /** The item as {@link Detail} tells it. */
  told: object;
}

/**
 * What publishing `next` in place of `previous` changes; empty exactly when their canonical forms are equal. Ids of
 * channels and promises, and kind and value of retired entries, must be unique in each card.
 */
export function diffCards(previous: CardContent | null, next: CardContent): Change[] {
  return [
    ...diffOperator(previous?.operator, next.operator),
    ...diffCalendar(previous?.calendar, next.calendar),
    ...diffList('channel', previous?.channels ?? [], next.channels, (c) => ({
      key: c.id,
      id: c.id,
      label: c.label,
      shown: channelDisplay(c),
      value: channelValue(c),
      told: c,
    })),
    ...diffList('retired', previous?.retired ?? [], next.retired, (r, isOld) => ({
      key: `${r.kind} ${r.value}`,
      id: r.channel,
      label: r.label,
      shown: r.display,
      value: r.value,
      told: withSuccessor(r, (isOld ? previous : next)?.channels ?? []),
    })),
    ...diffList('never', previous?.never ?? [], next.never, (n) => ({
      key: n.id,
      id: n.id,
      label: n.text,
      shown: n.text.zh,
      value: n.text.zh,
      told: n,
    })),
  ];
}

function diffOperator(before: CardContent['operator'] | undefined, after: CardContent['operator']): Change[] {
  const details = detailsOf(before ?? {}, after);
  if (details.length === 0) return [];
  const fields = before ? details.map((d) => d.field) : [];
  return [{ part: 'operator', type: before ? 'changed' : 'added', id: '', label: OPERATOR, fields, details }];
}

function diffCalendar(before: CardContent['calendar'] | undefined, after: CardContent['calendar']): Change[] {
  if (canonical(before ?? []) === canonical(after)) return [];
  const byDate = (days: CardContent['calendar']) => Object.fromEntries(days.map((day) => [day.date, day]));
  const details = detailsOf(byDate(before ?? []), byDate(after)).map((d) => ({ ...d, field: 'day' }));
  const fields = details.length === 0 ? ['order'] : [];
  return [{ part: 'calendar', type: before ? 'changed' : 'added', id: '', label: CALENDAR, fields, details }];
}

/** An id says nothing to people: the successor by its label and value instead. */
function withSuccessor({ successor, ...entry }: Retired, channels: readonly Channel[]): object {
  const channel = channels.find((c) => c.id === successor);
  if (!channel) return { ...entry, ...(successor === undefined ? {} : { successor }) };
  const { zh, en } = channel.label;
  const shown = channelDisplay(channel);
  return { ...entry, successor: { zh: `${zh} ${shown}`, en: `${en} ${shown}` } };
}

function diffList<T extends object>(
  part: Change['part'],
  before: readonly T[],
  after: readonly T[],
  describe: (item: T, isOld: boolean) => Described,
): Change[] {
  const old = new Map(before.map((item) => [describe(item, true).key, item]));
  const changes: Change[] = [];
  for (const item of after) {
    const { key, id, label, shown, value, told } = describe(item, false);
    const previous = old.get(key);
    old.delete(key);
    if (!previous) changes.push({ part, type: 'added', id, label, after: shown, fields: [] });
    else if (canonical(previous) !== canonical(item)) {
      const was = describe(previous, true);
      const fields = differing(previous, item);
      changes.push({
        part,
        type: 'changed',
        id,
        label,
        ...(was.value === value ? {} : { before: was.shown, after: shown }),
        fields,
        details: detailsOf(was.told, told, fields),
      });
    }
  }
  for (const item of old.values()) {
    const { id, label, shown } = describe(item, true);
    changes.push({ part, type: 'removed', id, label, before: shown, fields: [] });
  }
  const moved = order(
    before.map((item) => describe(item, true)),
    after.map((item) => describe(item, false)),
  );
  if (moved)
    changes.push({ part, type: 'changed', id: '', label: ORDER, fields: ['order'], details: [moved] });
  return changes;
}

/** What stands in both lists in another order, from the first place that differs to the last; null when nothing does. */
function order(before: readonly Described[], after: readonly Described[]): Detail | null {
  const shared = (list: readonly Described[], other: readonly Described[]) => {
    const known = new Set(other.map((item) => item.key));
    return list.filter((item) => known.has(item.key));
  };
  const [was, is] = [shared(before, after), shared(after, before)];
  const differs = (item: Described, i: number) => item.key !== is[i]?.key;
  const [first, last] = [was.findIndex(differs), was.findLastIndex(differs)];
  if (first < 0) return null;
  const labels = (list: readonly Described[]) => list.slice(first, last + 1).map((item) => item.label);
  return { field: 'order', before: labels(was), after: labels(is) };
}

/** The members that differ, or those named, with both values. */
function detailsOf(before: object, after: object, fields = differing(before, after)): Detail[] {
  const a = new Map(Object.entries(before));
  const b = new Map(Object.entries(after));
  return fields.map((field) => ({ field, before: a.get(field) ?? null, after: b.get(field) ?? null }));
}

/** Names of the members whose canonical form differs. */
function differing(before: object, after: object): string[] {
  const a = new Map(Object.entries(before));
  const b = new Map(Object.entries(after));
  const same = (key: string) => a.has(key) && b.has(key) && canonical(a.get(key)) === canonical(b.get(key));
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !same(key)).sort();
}
