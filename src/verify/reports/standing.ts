/** How a reported identifier stands to the Contact Card: ours, once ours, or a stranger that may resemble us. */
import { type Card, type ChannelKind, channelValue } from '@clearline/card';
import { type LookalikeCode, lookalike } from '@clearline/identify';
import type { SubjectKind } from './contract.ts';

/** official: never an impostor's. retired: only by explicit choice. */
export type Standing = 'official' | 'retired' | 'stranger';

interface Identifier {
  readonly kind: SubjectKind;
  readonly value: string;
}

const KINDS: Readonly<Partial<Record<ChannelKind, SubjectKind>>> = {
  phone: 'phone',
  email: 'email',
  domain: 'domain',
  qq: 'qq',
  'qq-group': 'group',
  'wechat-group': 'group',
  'wechat-account': 'wechat',
};

/** Of a line without its extension as well: what reaches an extension of ours is ours. */
export function standingOf(card: Card, subject: Identifier): Standing {
  if (card.channels.some((c) => isSame(c.kind, channelValue(c), 'url' in c ? c.url : undefined, subject)))
    return 'official';
  if (card.retired.some(({ kind, value }) => isSame(kind, value, undefined, subject))) return 'retired';
  return 'stranger';
}

function isSame(channel: ChannelKind, value: string, url: string | undefined, subject: Identifier): boolean {
  const kind = KINDS[channel];
  if (kind === 'phone') return subject.kind === 'phone' && lineOf(value) === lineOf(subject.value);
  if (kind === 'domain') return isUnder(hostOf(subject), value);
  if (kind === subject.kind && value.toLowerCase() === subject.value.toLowerCase()) return true;
  const links = [url, ...(kind === undefined ? value.split(' ') : [])].flatMap((one) => one ?? []);
  return subject.kind === 'url' && links.some((link) => hrefOf(link) === hrefOf(subject.value));
}

const lineOf = (phone: string): string => phone.replace(/x.*$/, '');
const hrefOf = (link: string): string | null => URL.parse(link)?.href ?? null;

/** The host that a link, a domain or a mailbox is on; null for what has none. */
export function hostOf({ kind, value }: Identifier): string | null {
  if (kind === 'domain') return value;
  if (kind === 'url') return URL.parse(value)?.hostname ?? null;
  // Whoever has a mailbox at a mail service is not the service.
  return null;
}

const isUnder = (host: string | null, domain: string): boolean =>
  host !== null && (host === domain || host.endsWith(`.${domain}`));

/** The official values that it could be taken for. */
export function resembles(card: Card, subject: Identifier): readonly string[] {
  const official = card.channels.map((channel) => ({
    kind: KINDS[channel.kind],
    value: channelValue(channel),
  }));
  const of = (kind: SubjectKind) => official.filter((one) => one.kind === kind).map(({ value }) => value);
  return alike(subject, subject.kind === 'url' || subject.kind === 'email' ? of('domain') : of(subject.kind));
}

/** Beyond these a look-alike has nothing to do with the name that it is compared with. */
const OF_ITSELF: readonly LookalikeCode[] = ['mixed-script', 'short-link'];

/** Those of `others` that people could take this one for. */
export function alike({ kind, value }: Identifier, others: readonly string[]): readonly string[] {
  if (kind === 'phone') return others.filter((other) => nearNumber(lineOf(value), lineOf(other)));
  if (kind === 'qq' || kind === 'group' || kind === 'wechat')
    return others.filter((other) => nearNumber(value, other));
  const host = kind === 'email' ? value.replace(/^.*@/, '') : value;
  return [
    ...new Set(
      lookalike(host, others).flatMap(({ code, official }) =>
        official === undefined || OF_ITSELF.includes(code) ? [] : [official],
      ),
    ),
  ];
}

const MIN_LENGTH = 5;

/** One character other, more or less, two exchanged, or one within the other. */
function nearNumber(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < MIN_LENGTH || a === b) return false;
  if (long.includes(short)) return true;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const [restA, restB] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  if (restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
