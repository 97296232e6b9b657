import { type Card, type Channel, channelValue, type PhoneChannel, primaryPhone } from '@clearline/card';
import type { CardVersion, FormerPeriod } from '../contacts/index.ts';
import { type LineHours, nextMidnight, openState } from '../hours/index.ts';
import type { Notice } from '../notices/index.ts';
import type { LoggedCard, ProofView } from '../publishers/contract.ts';
import type { DownLine } from './contract.ts';

export interface ChannelView<C extends Channel = Channel> {
  readonly channel: C;
  readonly hours: LineHours;
  /** The platform's mark, unless it has lapsed (R27). */
  readonly badge: NonNullable<C['badge']> | null;
  /** Since when people report that they do not get through; null while it is fine. */
  readonly down: DownLine | null;
}

/** What was read from the database, or from disk when the database does not answer. */
export interface Published {
  readonly card: Card;
  /** Newest first; those that have yet to start as well. */
  readonly notices: readonly Notice[];
  /** The latest versions, newest first, the current one included. */
  readonly versions: readonly CardVersion[];
  /** The last periods of values that came back, the last to come back first. */
  readonly former: readonly FormerPeriod[];
  /** The latest versions as the record holds them, newest first. */
  readonly logged: readonly LoggedCard[];
  /** Null until the record has taken a card in. */
  readonly proof: ProofView | null;
  /** Lines on which people do not get through. */
  readonly down: readonly DownLine[];
  /** When the database last confirmed that this is current. */
  readonly confirmedAt: number;
  /** False while the database cannot be reached: pages then say as of when they speak. */
  readonly live: boolean;
}

/**
 * One immutable moment of everything public: every surface of one response renders from one view, so nobody
 * ever sees the old and the new mixed.
 */
export interface View extends Published {
  /** Those that have started, newest first; of one that was published ahead, `publishedAt` is its start (R19). */
  readonly notices: readonly Notice[];
  /** The instant whose opening states, badges and active notices these are. */
  readonly at: number;
  /** The first later instant at which anything shown may differ. */
  readonly validUntil: number;
  /** In order of priority. */
  readonly channels: readonly ChannelView[];
  /** The number: the first phone that is shown in the navigation. */
  readonly primary: ChannelView<PhoneChannel>;
  /** Notices whose banner or pop-up is due now, newest first. */
  readonly banners: readonly Notice[];
  readonly popups: readonly Notice[];
}

export const isPhone = (view: ChannelView): view is ChannelView<PhoneChannel> =>
  view.channel.kind === 'phone';

/** For any card that its schema lets through. */
export function makeView(published: Published, at: number): View {
  const { card } = published;
  const channels = [...card.channels]
    .sort((a, b) => a.priority - b.priority)
    .map((channel): ChannelView => {
      const badge = channel.badge && at < badgeEnd(channel.badge.expires) ? channel.badge : null;
      const down = published.down.find((line) => isOf(line, channel)) ?? null;
      return { channel, badge, down, hours: openState(channel.hours, card.calendar, at) };
    });
  const number = primaryPhone(card.channels)?.id;
  const primary = channels.filter(isPhone).find(({ channel }) => channel.id === number);
  if (!primary) throw new Error(`card ${card.n} has no phone`);
  const notices = started(published.notices, at);
  const active = notices.filter((n) => !isOver(n, at) && !isUndone(n, notices));
  return {
    ...published,
    notices,
    at,
    validUntil: nextChange(published, channels, at),
    channels,
    primary,
    banners: active.filter((n) => n.placements.includes('banner')),
    popups: active.filter((n) => n.placements.includes('popup')),
  };
}

/** A report is of a number: the next one that a channel gets has none. */
const isOf = ({ channel: id, number }: DownLine, channel: Channel): boolean =>
  id === channel.id && number === channelValue(channel);

export const isOver = ({ endsAt }: Notice, at: number): boolean =>
  endsAt !== null && Date.parse(endsAt) <= at;

/**
 * Whether a later card's notice takes back what this one says: the value that it announced has been replaced, or the
 * one that it retired is in use again. Such a notice stays in the archive, which says so, and is news no more.
 */
export function isUndone({ cardN, replaces, announces }: Notice, notices: readonly Notice[]): boolean {
  if (cardN === null) return false;
  const isLater = (n: Notice) => n.cardN !== null && n.cardN > cardN;
  const undoes = (n: Notice) =>
    (announces !== null && n.replaces === announces) || (replaces !== null && n.announces === replaces);
  return notices.some((n) => isLater(n) && undoes(n));
}

function started(notices: readonly Notice[], at: number): Notice[] {
  const appeared = (n: Notice) => Math.max(Date.parse(n.publishedAt), Date.parse(n.startsAt));
  return notices
    .filter((n) => Date.parse(n.startsAt) <= at)
    .map((n) => ({ ...n, publishedAt: new Date(appeared(n)).toISOString() }))
    .sort((a, b) => appeared(b) - appeared(a));
}

/** A badge is good through its last day, in Beijing. */
const badgeEnd = (date: string): number => Date.parse(`${date}T24:00:00+08:00`);

function nextChange({ card, notices }: Published, channels: readonly ChannelView[], at: number): number {
  const instants = [
    Date.parse(card.expires),
    // Texts such as 「明天 09:00」 turn false at midnight.
    ...[...new Set(card.channels.map((c) => c.hours.zone))].map((zone) => nextMidnight(zone, at)),
    ...channels.flatMap((c) => [c.hours.opensAt, c.hours.closesAt, c.badge && badgeEnd(c.badge.expires)]),
    ...notices.flatMap((n) => [Date.parse(n.startsAt), n.endsAt === null ? null : Date.parse(n.endsAt)]),
  ];
  return Math.min(...instants.filter((t): t is number => t !== null && t > at), at + 86_400_000);
}
