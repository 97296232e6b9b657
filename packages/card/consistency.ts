import { type Channel, channelValue, type Retired } from './channel.ts';
import { displayAgrees } from './phone.ts';

interface Problem {
  path: (string | number)[];
  message: string;
}

/** The parts of a card that refer to each other. */
export interface Content {
  calendar: { date: string }[];
  channels: Channel[];
  retired: Retired[];
  never: { id: string }[];
}

/** What no single part shows: a card must not contradict itself. */
export function contentProblems({ calendar, channels, retired, never }: Content): Problem[] {
  const problems: Problem[] = [
    ...twice(calendar.map((day) => day.date)).map((i) => again(['calendar', i, 'date'])),
    ...twice(never.map((promise) => promise.id)).map((i) => again(['never', i, 'id'])),
    ...twice(channels.map((c) => c.id)).map((i) => again(['channels', i, 'id'])),
    ...twice(channels.map(officialValue)).map((i) => again(['channels', i])),
    ...twice(retired.map(retiredValue)).map((i) => again(['retired', i, 'value'])),
  ];
  if (!channels.some((c) => c.kind === 'phone'))
    problems.push({
      path: ['channels'],
      message: 'has no phone, and a card is where people look for the number',
    });
  const ids = new Set(channels.map((c) => c.id));
  const official = new Set(channels.map(officialValue));
  retired.forEach((entry, i) => {
    const wrong = (member: keyof Retired, message: string) =>
      problems.push({ path: ['retired', i, member], message });
    if (official.has(retiredValue(entry))) wrong('value', 'is official and retired at once');
    if (entry.kind === 'phone' && !showsItsValue(entry))
      wrong('display', 'shows another number than the one listed');
    if (entry.from > entry.until) wrong('until', 'ends before it begins');
    if (entry.successor !== undefined && !ids.has(entry.successor))
      wrong('successor', 'is a channel that is not listed');
  });
  return problems;
}

const officialValue = (channel: Channel) => `${channel.kind} ${channelValue(channel)}`;
const retiredValue = (entry: Retired) => `${entry.kind} ${entry.value}`;
const again = (path: Problem['path']): Problem => ({ path, message: 'is listed twice' });

/** Where a key stands that stood before. */
function twice(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, i) => (seen.size === seen.add(key).size ? [i] : []));
}

function showsItsValue({ value, display }: Retired): boolean {
  const [digits = '', extension] = value.split('x');
  return displayAgrees({ digits, extension, display });
}
