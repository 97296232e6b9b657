import { type Card, type Channel, type Localized, primaryPhone } from '@clearline/card';
import type { Notice } from '../notices/contract.ts';
import { addedText, changedText, linkText, primaryText, retiredText } from './announce-texts.ts';
import { officialKey, retiredKey } from './succession.ts';

const BANNER_MS = 30 * 86_400_000;

/** What a notice tells, before it has an address and dates. */
interface Told extends Pick<Notice, 'kind' | 'title' | 'body'> {
  readonly channel: string;
  /** Only a telephone number is worth a banner on every page. */
  readonly banner: boolean;
  /** Keys of the value or link that visitors knew and of the one they read now. */
  readonly before: string | null;
  readonly now: string | null;
}

/**
 * The notices that a new card brings with it (R18): one for every value of the card before that is retired, every
 * channel that has another value or link, every phone number that is new, and the number on every page when it is
 * another. They are published in the transaction of the card, so no number ever changes silently. What never stood on a
 * card was never seen, and is not announced when it is listed as retired.
 * @param urgent what is gone is told by a banner and a pop-up, whatever its kind, in these words beside its reason
 */
export function announcements(previous: Card | null, next: Card, urgent?: Localized): Notice[] {
  if (!previous) return [];
  const retired = tellRetired(previous, next, urgent);
  const values = [...retired, ...tellChanged(previous, next, retired)];
  const told = [...tellPrimary(previous, next, values), ...tellLinks(previous, next, values)];
  const slugs = new Set<string>();
  return told.map(({ banner: usual, before, now, ...said }) => {
    const loud = urgent !== undefined && before !== null;
    const banner = usual || loud;
    return {
      ...said,
      replaces: before,
      announces: now,
      slug: freeSlug(`card-${next.n}-${said.channel}`, slugs),
      placements: ['board', ...(banner ? (['banner'] as const) : []), ...(loud ? (['popup'] as const) : [])],
      publishedAt: next.issued,
      startsAt: next.issued,
      endsAt: banner ? new Date(Date.parse(next.issued) + BANNER_MS).toISOString() : null,
      cardN: next.n,
    };
  });
}

/** The slug, or with the first number that makes it one of its own; noted as taken. */
function freeSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let i = 2; taken.has(slug); i++) slug = `${wanted}-${i}`;
  taken.add(slug);
  return slug;
}

function tellRetired(previous: Card, next: Card, words: Localized | undefined): Told[] {
  const stood = new Set(previous.channels.map(officialKey));
  return next.retired
    .filter((entry) => stood.has(retiredKey(entry)))
    .map((entry) => {
      const successor = next.channels.find((c) => c.id === entry.successor);
      const isNew = successor !== undefined && !stood.has(officialKey(successor));
      return {
        kind: isNew ? 'number-changed' : 'number-retired',
        channel: entry.channel,
        banner: entry.kind === 'phone' || successor?.kind === 'phone',
        before: retiredKey(entry),
        now: successor ? officialKey(successor) : null,
        ...retiredText(entry, successor, { isNew, words }),
      };
    });
}

/** Channels whose value is another or new, but for those to which a retired value already leads. */
function tellChanged(previous: Card, next: Card, retired: readonly Told[]): Told[] {
  const stood = new Set(previous.channels.map(officialKey));
  const led = new Set(retired.map((r) => r.now));
  return next.channels.flatMap((channel): Told[] => {
    const now = officialKey(channel);
    const before = previous.channels.find((c) => c.id === channel.id);
    if (led.has(now) || (before && officialKey(before) === now)) return [];
    if (before) return [changed(before, channel, changedText(before, channel, holder(before, next)))];
    if (channel.kind !== 'phone' || stood.has(now)) return [];
    const text = addedText(channel);
    return [{ kind: 'number-added', channel: channel.id, banner: true, before: null, now, ...text }];
  });
}

/** Accounts and groups are known by their handle, but people tap the link: it never changes silently either. */
function tellLinks(previous: Card, next: Card, told: readonly Told[]): Told[] {
  const links = new Map(previous.channels.map((channel) => [officialKey(channel), linkOf(channel)]));
  return next.channels.flatMap((channel): Told[] => {
    const key = officialKey(channel);
    const [before, now] = [links.get(key), linkOf(channel)];
    if (!links.has(key) || before === now || told.some((t) => t.now === key)) return [];
    return [
      {
        kind: 'number-changed',
        channel: channel.id,
        banner: false,
        before: before === undefined ? null : `${key} ${before}`,
        now: now === undefined ? null : `${key} ${now}`,
        ...linkText(channel, before, now),
      },
    ];
  });
}

/** Where a channel leads when its value does not say so. */
const linkOf = (channel: Channel): string | undefined => ('handle' in channel ? channel.url : undefined);

/**
 * The number in the navigation is another, be it by its value, its priority or its surfaces: one notice says so by name,
 * in place of the one that says less.
 */
function tellPrimary(previous: Card, next: Card, told: readonly Told[]): Told[] {
  const [before, after] = [primaryPhone(previous.channels), primaryPhone(next.channels)];
  if (!before || !after || officialKey(before) === officialKey(after)) return [...told];
  const primary = changed(before, after, primaryText(before, after, holder(before, next)));
  const same = told.findIndex((t) => t.before === primary.before && t.now === primary.now);
  if (same >= 0)
    return told.map((t, i) => (i === same ? { ...t, kind: primary.kind, title: primary.title } : t));
  return [primary, ...told.filter((t) => t.kind !== 'number-added' || t.now !== primary.now)];
}

const changed = (before: Channel, after: Channel, text: Pick<Notice, 'title' | 'body'>): Told => ({
  kind: 'number-changed',
  channel: after.id,
  banner: before.kind === 'phone' || after.kind === 'phone',
  before: officialKey(before),
  now: officialKey(after),
  ...text,
});

/** The channel that has the value of `before` on this card, if it is still official. */
const holder = (before: Channel, next: Card): Channel | undefined =>
  next.channels.find((c) => officialKey(c) === officialKey(before));
