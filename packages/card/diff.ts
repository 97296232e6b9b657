import * as z from 'zod';
import { canonical } from './canonical.ts';
import { channelDisplay, channelValue } from './channel.ts';
import type { CardContent } from './schema.ts';
import { Localized } from './text.ts';

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
}

/**
 * What publishing `next` in place of `previous` changes; empty exactly when their canonical forms are equal. Ids of
 * channels and promises, and kind and value of retired entries, must be unique in each card.
 */
export function diffCards(previous: CardContent | null, next: CardContent): Change[] {
  const changes: Change[] = [];
  const whole = (part: 'operator' | 'calendar', label: Localized) => {
    const before = previous?.[part];
    if (before && canonical(before) === canonical(next[part])) return;
    changes.push({
      part,
      type: before ? 'changed' : 'added',
      id: '',
      label,
      fields: before && part === 'operator' ? differing(before, next[part]) : [],
    });
  };
  whole('operator', OPERATOR);
  if (previous || next.calendar.length > 0) whole('calendar', CALENDAR);
  changes.push(
    ...diffList('channel', previous?.channels ?? [], next.channels, (c) => ({
      key: c.id,
      id: c.id,
      label: c.label,
      shown: channelDisplay(c),
      value: channelValue(c),
    })),
    ...diffList('retired', previous?.retired ?? [], next.retired, (r) => ({
      key: `${r.kind} ${r.value}`,
      id: r.channel,
      label: r.label,
      shown: r.display,
      value: r.value,
    })),
    ...diffList('never', previous?.never ?? [], next.never, (n) => ({
      key: n.id,
      id: n.id,
      label: n.text,
      shown: n.text.zh,
      value: n.text.zh,
    })),
  );
  return changes;
}

function diffList<T extends object>(
  part: Change['part'],
  before: readonly T[],
  after: readonly T[],
  describe: (item: T) => Described,
): Change[] {
  const old = new Map(before.map((item) => [describe(item).key, item]));
  const changes: Change[] = [];
  for (const item of after) {
    const { key, id, label, shown, value } = describe(item);
    const previous = old.get(key);
    old.delete(key);
    if (!previous) changes.push({ part, type: 'added', id, label, after: shown, fields: [] });
    else if (canonical(previous) !== canonical(item)) {
      const was = describe(previous);
      changes.push({
        part,
        type: 'changed',
        id,
        label,
        ...(was.value === value ? {} : { before: was.shown, after: shown }),
        fields: differing(previous, item),
      });
    }
  }
  for (const item of old.values()) {
    const { id, label, shown } = describe(item);
    changes.push({ part, type: 'removed', id, label, before: shown, fields: [] });
  }
  if (reordered(before.map(describe), after.map(describe))) {
    changes.push({ part, type: 'changed', id: '', label: ORDER, fields: ['order'] });
  }
  return changes;
}

/** Whether what stands in both lists stands in another order. */
function reordered(before: readonly Described[], after: readonly Described[]): boolean {
  const keysIn = (list: readonly Described[], other: readonly Described[]) => {
    const known = new Set(other.map((item) => item.key));
    return list.map((item) => item.key).filter((key) => known.has(key));
  };
  const kept = keysIn(after, before);
  return keysIn(before, after).some((key, i) => key !== kept[i]);
}

/** Names of the members whose canonical form differs. */
function differing(before: object, after: object): string[] {
  const a = new Map(Object.entries(before));
  const b = new Map(Object.entries(after));
  const same = (key: string) => a.has(key) && b.has(key) && canonical(a.get(key)) === canonical(b.get(key));
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !same(key)).sort();
}
