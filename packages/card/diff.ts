import { canonical } from './canonical.ts';
import { type CardContent, channelDisplay, channelValue, type Localized } from './schema.ts';

/** One readable difference between two cards. */
export interface Change {
  part: 'operator' | 'calendar' | 'channel' | 'retired' | 'never';
  type: 'added' | 'removed' | 'changed';
  /** Id of the channel or promise; empty for the operator and the calendar. */
  id: string;
  label: Localized;
  /** The value people use (a number, an address), where it differs. */
  before?: string;
  after?: string;
  /** Names of the members that differ, in the card's own words. */
  fields: string[];
}

const OPERATOR: Localized = { zh: '运营主体', en: 'Operator' };
const CALENDAR: Localized = { zh: '节假日安排', en: 'Holiday calendar' };

/** What publishing `next` in place of `previous` changes; empty when they say the same. */
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
      fields: part === 'operator' ? differing(before ?? {}, next[part]) : [],
    });
  };
  whole('operator', OPERATOR);
  if (previous || next.calendar.length > 0) whole('calendar', CALENDAR);
  changes.push(
    ...diffList('channel', previous?.channels ?? [], next.channels, (c) => ({
      id: c.id,
      label: c.label,
      shown: channelDisplay(c),
      value: channelValue(c),
    })),
    ...diffList('retired', previous?.retired ?? [], next.retired, (r) => ({
      id: `${r.channel} ${r.value}`,
      label: r.label,
      shown: r.display,
      value: r.value,
    })),
    ...diffList('never', previous?.never ?? [], next.never, (n) => ({
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
  describe: (item: T) => { id: string; label: Localized; shown: string; value: string },
): Change[] {
  const old = new Map(before.map((item) => [describe(item).id, item]));
  const changes: Change[] = [];
  for (const item of after) {
    const { id, label, shown, value } = describe(item);
    const previous = old.get(id);
    old.delete(id);
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
  for (const [id, item] of old) {
    const { label, shown } = describe(item);
    changes.push({ part, type: 'removed', id, label, before: shown, fields: [] });
  }
  return changes;
}

/** Names of the members whose canonical form differs. */
function differing(before: object, after: object): string[] {
  const a = new Map(Object.entries(before));
  const b = new Map(Object.entries(after));
  const same = (key: string) => a.has(key) && b.has(key) && canonical(a.get(key)) === canonical(b.get(key));
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !same(key)).sort();
}
