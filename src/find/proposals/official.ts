/** What is published now, as the console's tables show it. */
import { type Card, type Channel, canonical, channelDisplay, type Localized } from '@clearline/card';
import type * as z from 'zod';
import type { Db } from '../../kernel/database/db.ts';
import { type CardVersion, cardVersions, registryData, standardNever } from '../contacts/index.ts';
import { openState, stateText } from '../hours/index.ts';
import { allNotices, hasBegun, type Notice } from '../notices/index.ts';
import type { Contacts, getNotices } from './contract.ts';
import type { Published } from './outcome.ts';
import { publishedNow } from './situation.ts';
import { openParts } from './store/part.ts';

type Answer = z.infer<typeof Contacts>;
type ChannelRow = Answer['channels'][number];

/** Beyond this the last change of a channel is not looked for: it was years ago. */
const VERSIONS = 500;
const DAY = 86_400_000;
const EXPIRING_MS = 30 * DAY;

export async function officialContacts(db: Db, now: number): Promise<Answer> {
  const published = await publishedNow(db);
  if (!published) return EMPTY;
  const { card } = published;
  const data = registryData(card, []);
  const [versions, proposals] = [await cardVersions(db, VERSIONS), await openParts(db)];
  const last = lastChanges(versions);
  return {
    n: card.n,
    issued: card.issued,
    expires: card.expires,
    validDays: data.valid_days,
    operator: data.operator,
    calendar: card.calendar,
    never: data.never,
    standardNever: canonical(data.never) === canonical(standardNever()),
    channels: data.channels.map((value, i): ChannelRow => {
      const part = `channel/${value.id}`;
      const channel = card.channels[i];
      if (!channel) throw new Error('a channel without its entry');
      return {
        part,
        value,
        display: channelDisplay(channel),
        since: channel.since,
        open: openNow(channel, card, now),
        lastChange: last.get(value.id) ?? null,
        badge: badgeState(channel, now),
        proposals: proposals.get(part) ?? [],
      };
    }),
    retired: data.retired.map((value) => ({ part: `retired/${value.kind} ${value.value}`, value })),
  };
}

const EMPTY: Answer = {
  n: null,
  issued: null,
  expires: null,
  validDays: 90,
  operator: null,
  calendar: [],
  never: standardNever(),
  standardNever: true,
  channels: [],
  retired: [],
};

/** By channel: the newest version that changed it. */
function lastChanges(versions: readonly CardVersion[]): Map<string, { n: number; at: string }> {
  const last = new Map<string, { n: number; at: string }>();
  for (const { n, issued, changes } of versions)
    for (const { part, id } of changes)
      if (part === 'channel' && id !== '' && !last.has(id)) last.set(id, { n, at: issued });
  return last;
}

function openNow(channel: Channel, { calendar }: Card, now: number): ChannelRow['open'] {
  const state = openState(channel.hours, calendar, now);
  const text = (lang: keyof Localized) => stateText(state, now, channel.hours.zone, lang);
  return { state: state.open ? 'open' : 'closed', text: { zh: text('zh'), en: text('en') } };
}

/** Milliseconds until the end of the badge's last day, in Beijing. */
export const badgeLeft = (expires: string, now: number): number =>
  Date.parse(`${expires}T24:00:00+08:00`) - now;

function badgeState({ badge }: Channel, now: number): ChannelRow['badge'] {
  if (!badge) return 'none';
  const left = badgeLeft(badge.expires, now);
  return left <= 0 ? 'expired' : left <= EXPIRING_MS ? 'expiring' : 'good';
}

type StaffNotices = z.infer<(typeof getNotices)['answer']>['notices'];

export async function staffNotices(db: Db, now: number): Promise<StaffNotices> {
  const published: Published | null = await publishedNow(db);
  const notices = published?.notices ?? (await allNotices(db));
  const entries = new Map(
    published ? registryData(published.card, notices).notices.map((entry) => [entry.slug, entry]) : [],
  );
  return notices.map((notice) => ({
    ...notice,
    state: noticeState(notice, now),
    entry: entries.get(notice.slug) ?? null,
  }));
}

function noticeState(notice: Notice, now: number): StaffNotices[number]['state'] {
  if (!hasBegun(notice, now)) return 'planned';
  const { endsAt } = notice;
  return endsAt !== null && Date.parse(endsAt) <= now ? 'over' : 'active';
}
