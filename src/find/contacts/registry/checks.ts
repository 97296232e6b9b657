import {
  type Channel,
  channelDisplay,
  channelValue,
  type Hours,
  INTENTS,
  type Surface,
} from '@clearline/card';
import { unknownYears } from '../../hours/index.ts';
import type { DraftNotice } from '../publish.ts';
import type { Draft, DraftChannel } from '../succession.ts';
import type { NamedHours } from './hours.ts';
import { nearest } from './near.ts';
import type { Findings, Named, Path } from './problem.ts';
import { sayOfSurfaces } from './surface-messages.ts';
import { emailHost, lookalikeHost } from './text.ts';
import { sayOf } from './value-messages.ts';

/** An entry with its place in the file's list, which is not its place here when others could not be read. */
export interface Placed<T> {
  index: number;
  item: T;
}

const asChannel = (draft: DraftChannel): Channel => ({ ...draft, since: draft.since ?? '' }) as Channel;
const identity = (draft: DraftChannel) => `${draft.kind} ${channelValue(asChannel(draft))}`;

export function checkChannels(
  channels: readonly Placed<DraftChannel>[],
  now: number,
  findings: Findings,
): void {
  const values = new Map<string, number>();
  for (const { index, item } of channels) {
    const first = values.get(identity(item));
    if (first !== undefined) {
      const display = channelDisplay(asChannel(item));
      findings.add(['channels', index], sayOf.duplicateValue(display, `channels[${first}]`));
    } else values.set(identity(item), index);
    checkTimes(item, index, now, findings);
    checkUrls(item, index, findings);
    checkSurfaces(item, index, findings);
  }
  checkCrowding(channels, findings);
}

/** Where there is room for a number only. */
const FOR_PHONES = ['nav', 'banner', 'popup'] as const satisfies readonly Surface[];
/** Each takes a line of the first view on a phone. */
const GOOD_PHONES = 2;
const MAX_PHONES = 4;

/** A header, banner or pop-up full of numbers hides the page, and which of them to dial. */
function checkCrowding(channels: readonly Placed<DraftChannel>[], findings: Findings): void {
  for (const surface of FOR_PHONES) {
    const phones = channels.filter(({ item }) => item.kind === 'phone' && item.surfaces.includes(surface));
    const place = (index: number | undefined) => ['channels', index ?? 0, 'surfaces'];
    if (phones.length > MAX_PHONES) {
      const at = place(phones[MAX_PHONES]?.index);
      findings.add(at, sayOfSurfaces.tooManyOnSurface(surface, phones.length, MAX_PHONES));
    } else if (phones.length > GOOD_PHONES) {
      const at = place(phones[GOOD_PHONES]?.index);
      findings.warn(at, sayOfSurfaces.crowdedSurface(surface, phones.length));
    }
  }
}

function checkSurfaces({ kind, surfaces }: DraftChannel, index: number, findings: Findings): void {
  const idle = kind === 'phone' ? [] : FOR_PHONES.filter((s) => surfaces.includes(s));
  if (idle.length > 0) findings.warn(['channels', index, 'surfaces'], sayOfSurfaces.surfaceForPhones(idle));
}

function checkTimes({ badge, since }: DraftChannel, index: number, now: number, findings: Findings): void {
  const path = ['channels', index];
  if (since && Date.parse(since) > now) findings.add([...path, 'since'], sayOf.inTheFuture(since));
  if (!badge) return;
  const start = (date: string) => Date.parse(`${date}T00:00:00+08:00`);
  if (start(badge.checkedAt) > now)
    findings.add([...path, 'badge', 'checked_at'], sayOf.inTheFuture(badge.checkedAt));
  // Good through its last day, in Beijing.
  if (start(badge.expires) + 86_400_000 <= now) {
    findings.add([...path, 'badge', 'expires'], sayOf.badgeExpired(badge.expires));
  }
}

function checkUrls(channel: DraftChannel, index: number, findings: Findings): void {
  const path = ['channels', index];
  if ('url' in channel && channel.url) checkUrl(channel.url, [...path, 'url'], findings);
  if (channel.kind === 'email') checkHost(emailHost(channel.address), [...path, 'address'], findings);
  if (channel.kind === 'domain') checkHost(channel.domain, [...path, 'domain'], findings);
  if (channel.kind !== 'app') return;
  channel.stores.forEach((store, i) => {
    checkUrl(store.url, [...path, 'stores', i, 'url'], findings);
  });
}

function checkUrl(url: string, path: Path, findings: Findings): void {
  if (url.startsWith('http:')) findings.warn(path, sayOf.plainHttp(url));
  checkHost(new URL(url).hostname, path, findings);
}

function checkHost(host: string, path: Path, findings: Findings): void {
  const seen = lookalikeHost(host);
  if (seen !== undefined) findings.warn(path, sayOf.lookalikeHost(host, seen));
}

/** R4–R6, R21, R55: what visitors must find in every registry. Only meaningful when every channel could be read. */
export function checkCoverage(channels: readonly DraftChannel[], findings: Findings): void {
  const everywhere = ['nav', 'footer', 'page'] as const;
  const stands = channels.some((c) => c.kind === 'phone' && everywhere.every((s) => c.surfaces.includes(s)));
  if (!stands) findings.add(['channels'], sayOfSurfaces.noNumberInNav());
  const inNav = channels.filter((c) => c.kind === 'phone').filter((c) => c.surfaces.includes('nav'));
  if (inNav.length > 0 && !inNav.some((c) => c.reachableFrom.includes('mobile'))) {
    findings.warn(['channels'], sayOfSurfaces.navNotFromMobiles());
  }
  for (const intent of INTENTS) {
    if (!channels.some((c) => c.human && c.intents.includes(intent))) {
      findings.add(['channels'], sayOfSurfaces.intentWithoutChannel(intent));
    }
  }
  if (!channels.some((c) => c.kind === 'domain'))
    findings.warn(['channels'], sayOfSurfaces.noOfficialDomain());
}

/** Once for the file, at the first hours that are concerned. `until`: when a card made of it now expires. */
export function checkHolidays(
  { channels, calendar }: Pick<Draft, 'channels' | 'calendar'>,
  named: NamedHours,
  [now, until]: readonly [number, number],
  findings: Findings,
): void {
  const places = new Map<Hours, { path: Path; hours: string } | { path: Path; channel: Named }>();
  for (const [name, hours] of named) places.set(hours, { path: ['hours', name], hours: name });
  const used = [...new Set(channels.map((channel) => channel.hours))];
  channels.forEach(({ id, label, hours }, index) => {
    if (!places.has(hours)) places.set(hours, { path: ['channels', index, 'hours'], channel: { id, label } });
  });
  const concerned = [...places]
    .filter(([hours]) => used.includes(hours) && unknownYears([hours], calendar, now, until).length > 0)
    .map(([, place]) => place);
  const [first] = concerned;
  if (!first) return;
  const names = concerned.flatMap((place) => ('hours' in place ? [place.hours] : []));
  const own = concerned.flatMap((place) => ('channel' in place ? [place.channel] : []));
  findings.warn(first.path, sayOf.holidaysUnknown(unknownYears(used, calendar, now, until), names, own));
}

/** @param ids of all channels in the file, those that could not be read included. */
export function checkRetired(
  retired: readonly Placed<Draft['retired'][number]>[],
  channels: readonly Placed<DraftChannel>[],
  ids: readonly string[],
  findings: Findings,
): void {
  const active = new Map(channels.map(({ index, item }) => [identity(item), index]));
  const gone = new Set(retired.map(({ item }) => item.channel));
  const seen = new Map<string, number>();
  for (const { index, item } of retired) {
    const path = ['retired', index];
    const key = `${item.kind} ${item.value}`;
    const twin = active.get(key);
    const first = seen.get(key);
    seen.set(key, first ?? index);
    if (twin !== undefined) {
      findings.add([...path, 'value'], sayOf.retiredStillActive(item.display, `channels[${twin}]`));
    } else if (first !== undefined) {
      findings.add([...path, 'value'], sayOf.duplicateValue(item.display, `retired[${first}]`));
    }
    const { successor } = item;
    if (successor === undefined || ids.includes(successor)) continue;
    const said = gone.has(successor)
      ? sayOf.successorRetired(successor)
      : sayOf.successorUnknown(successor, nearest(successor, ids));
    findings.add([...path, 'successor'], said);
  }
}

/** Notices that publishing writes itself are named `card-<n>-…`. */
export function checkNotices(notices: readonly Placed<DraftNotice>[], findings: Findings): void {
  for (const { index, item } of notices) {
    if (item.slug.startsWith('card-'))
      findings.add(['notices', index, 'slug'], sayOf.reservedName(item.slug));
    if (item.startsAt !== null && item.endsAt !== null && item.endsAt <= item.startsAt) {
      findings.add(['notices', index, 'ends_at'], sayOf.endsBeforeStart());
    }
  }
}

/** Ids of a list as written, wherever there is one; a repeated one is noted. */
export function checkIds(part: string, key: string, list: readonly unknown[], findings: Findings): string[] {
  const seen = new Map<unknown, number>();
  list.forEach((entry, index) => {
    if (typeof entry !== 'object' || entry === null) return;
    const id: unknown = Object.entries(entry).find(([name]) => name === key)?.[1];
    const first = seen.get(id);
    if (typeof id !== 'string') return;
    if (first === undefined) seen.set(id, index);
    else findings.add([part, index, key], sayOf.duplicateId(id, `${part}[${first}]`));
  });
  return [...seen.keys()].filter((id) => typeof id === 'string');
}
