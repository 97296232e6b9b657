/** How much is at stake between two cards that follow one another, and so how many people it takes. Pure. */
import { canonical } from './canonical.ts';
import { type Channel, type ChannelKind, channelDisplay, channelValue, type Retired } from './channel.ts';
import { PLAIN_DAYS, RETIRED_REASONS } from './plain-texts.ts';
import type { Card } from './schema.ts';
import type { Localized } from './text.ts';

/** Weakest first. */
export const CHANGE_CLASSES = ['reissue', 'retirement', 'ordinary', 'protected'] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/** Kinds that can be abused to pass oneself off as the operator: nobody touches them alone. */
export const PROTECTED_KINDS: readonly ChannelKind[] = [
  'phone',
  'domain',
  'app',
  'wechat-account',
  'weibo',
  'douyin',
  'qq',
  'qq-group',
  'wechat-group',
  'taobao-shop',
  'jd-shop',
  'partner-page',
];

/** What each part of a card asks for; the most that any of them asks for counts. */
const PARTS: readonly ((previous: Card, next: Card) => ChangeClass)[] = [
  (previous, next) => classOf(previous.operator, next.operator, 'protected'),
  (previous, next) => classOf(previous.never, next.never, 'protected'),
  (previous, next) => classOf(previous.calendar, next.calendar, 'ordinary'),
  (previous, next) => strongest(next.channels.map((channel) => channelClass(previous, channel))),
  orderClass,
  retiredClass,
  textsClass,
];

/**
 * The class of the change from one card to the next: `reissue` exactly when both say the same. Whatever is not known to
 * be less is `protected`.
 */
export const changeClass = (previous: Card | null, next: Card): ChangeClass =>
  previous ? strongest(PARTS.map((part) => part(previous, next))) : 'protected';

/** Hours may change, and where it stands among those that nobody can be deceived with. */
function channelClass({ channels }: Card, channel: Channel): ChangeClass {
  const before = channels.find(({ id }) => id === channel.id);
  if (!before) return 'protected';
  const { hours: oldHours, priority: oldPriority, ...was } = before;
  const { hours, priority, ...is } = channel;
  return strongest([
    classOf(was, is, 'protected'),
    classOf(oldHours, hours, 'ordinary'),
    classOf(oldPriority, priority, PROTECTED_KINDS.includes(channel.kind) ? 'protected' : 'ordinary'),
  ]);
}

/** Phones keep their order: among equal priorities it decides which number stands on every page. */
function orderClass(previous: Card, next: Card): ChangeClass {
  const ids = (card: Card, other: Card, kinds: (kind: ChannelKind) => boolean) => {
    const shared = new Set(other.channels.map(({ id }) => id));
    return card.channels.filter(({ id, kind }) => shared.has(id) && kinds(kind)).map(({ id }) => id);
  };
  const moved = (kinds: (kind: ChannelKind) => boolean, otherwise: ChangeClass) =>
    classOf(ids(previous, next, kinds), ids(next, previous, kinds), otherwise);
  return strongest([moved((kind) => kind === 'phone', 'protected'), moved(() => true, 'ordinary')]);
}

/** Channels may go, each into `retired` as it stood; everything there stays as it is. */
function retiredClass(previous: Card, next: Card): ChangeClass {
  const added = addedTo(previous, next);
  const ids = new Set(next.channels.map(({ id }) => id));
  const gone = previous.channels.filter(({ id }) => !ids.has(id));
  const now = new Map(next.retired.map((entry) => [keyOf(entry), entry]));
  const isKept = (entry: Retired) => {
    const is = now.get(keyOf(entry));
    return is !== undefined && (same(entry, is) || isLedOn(entry, is, added));
  };
  const isRetired = (channel: Channel) =>
    added.some((entry) => isRetirementOf(channel, entry, previous, next));
  const kept = next.retired.filter((entry) => !added.includes(entry));
  if (!same(kept.map(keyOf), previous.retired.map(keyOf)) || !previous.retired.every(isKept))
    return 'protected';
  if (added.length !== gone.length || !gone.every(isRetired)) return 'protected';
  return gone.length > 0 ? 'retirement' : 'reissue';
}

function addedTo(previous: Card, next: Card): readonly Retired[] {
  const before = new Set(previous.retired.map(keyOf));
  return next.retired.filter((entry) => !before.has(keyOf(entry)));
}

const isRetirementOf = (channel: Channel, entry: Retired, previous: Card, next: Card): boolean =>
  entry.channel === channel.id &&
  entry.kind === channel.kind &&
  same(entry.label, channel.label) &&
  entry.value === channelValue(channel) &&
  entry.display === channelDisplay(channel) &&
  entry.from === channel.since &&
  entry.until >= previous.issued &&
  entry.until <= next.issued;

/** A successor that goes too is left out, or leads on to its own successor. */
function isLedOn(entry: Retired, now: Retired, added: readonly Retired[]): boolean {
  const { successor: before, ...was } = entry;
  const { successor: after, ...is } = now;
  const gone = added.find(({ channel }) => channel === before);
  return same(was, is) && gone !== undefined && (after === undefined || after === gone.successor);
}

/**
 * Names of days and reasons are free text, which leads people as surely as a channel does. Those of days and closures may
 * stay and move; a reason once approved may name a number that has been retired since, so none is given again.
 */
function textsClass(previous: Card, next: Card): ChangeClass {
  const reasons = addedTo(previous, next).map(({ reason }) => reason);
  const isPlain =
    areAmong(hoursTexts(next), [...hoursTexts(previous), ...PLAIN_DAYS]) &&
    areAmong(reasons, Object.values(RETIRED_REASONS));
  return isPlain ? 'reissue' : 'protected';
}

/** Names of days and reasons of closures. */
const hoursTexts = ({ calendar, channels }: Card): Localized[] =>
  [
    ...calendar.map(({ name }) => name),
    ...channels.flatMap(({ hours }) => hours.closures.map(({ reason }) => reason)),
  ].filter((text) => text !== undefined);

function areAmong(texts: readonly Localized[], known: readonly Localized[]): boolean {
  const said = new Set(known.map(canonical));
  return texts.every((text) => said.has(canonical(text)));
}

const keyOf = ({ kind, value }: Retired) => `${kind} ${value}`;
const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);
const classOf = (before: unknown, after: unknown, otherwise: ChangeClass): ChangeClass =>
  same(before, after) ? 'reissue' : otherwise;
const strongest = (classes: readonly ChangeClass[]): ChangeClass =>
  CHANGE_CLASSES.findLast((one) => classes.includes(one)) ?? 'reissue';
