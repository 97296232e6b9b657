/**
 * Numbers and addresses that a text names. A notice on every page, or the note beside a channel, leads people as surely
 * as a channel does: one that names what is not on the card needs a second person.
 * Pure, and linear in the text. It helps whoever edits, and no part of the card's format: cards are judged without it, and
 * what it finds may change with any release.
 */
import type { Card } from './schema.ts';

/** Days, instants and times of day are digits that nobody dials. Whatever else has their form may be a number. */
const DATE =
  /(?<![\p{N}-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?(?![\p{N}-])/gu;
const TIME = /(?<![\p{N}:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\p{N}:])/gu;
/** Digits of any script, and whatever but letters people write between those of one number. */
const NUMBER = /\p{N}(?:[^\p{L}\p{N}]{0,4}\p{N})+/gu;
/** Shorter runs are prices and days; the shortest service numbers have five. */
const MIN_DIGITS = 5;
const IPV4 = /(?<![\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{N}.])/gu;
/** What may hold a host. Taken whole before it is looked into: a search for hosts themselves would be quadratic. */
const WORD = /[\p{L}\p{N}.-]+/gu;
const HOST = /^.*\.\p{L}{2,}/su;
/** What may hold a link or a mailbox: on a host that many share, the host says nothing. */
const CHUNK = /[^\s<>"'()。、《》「」【】]+/gu;
const LOCAL = /[a-z\d._%+-]+$/i;
const MAX_LOCAL = 64;
/** Browsers read it as a dot (UTS #46). */
const FULL_STOP = /(?<=[a-z\d-])。(?=[a-z]{2})/gi;

const HAN_DIGITS = '〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖';
const HAN_VALUES = '001112233445566778899';
const HAN_DIGIT = new RegExp(`[${HAN_DIGITS}]`, 'g');

/** What stands between several numbers, or within one. */
const LIST = /[、,;/|\n]+/g;

/** Digits without separators but for `|` where a list may go on; hosts in lower case, links and mailboxes on them. */
export const namedIn = (value: unknown): Set<string> => new Set(strings(value).flatMap(namedBy));

/** What is on the card now, and so may be repeated anywhere. */
export function namedOn({ operator, channels, never }: Card): Set<string> {
  const own = channels.flatMap((channel) => (channel.kind === 'domain' ? [`${channel.domain}/*`] : []));
  return new Set([...namedIn([operator, channels, never]), ...own]);
}

/** What a text names that is not known, neither as one nor as a list of several. */
export const strangersIn = (value: unknown, known: ReadonlySet<string>): string[] =>
  [...namedIn(value)].filter(
    (name) =>
      !known.has(name) &&
      !known.has(name.replaceAll('|', '')) &&
      !name.split('|').every((one) => known.has(one)) &&
      // All pages of a domain of the operator's own are theirs.
      !known.has(name.replace(/[/?#].*$/s, '/*')),
  );

function namedBy(given: string): string[] {
  const text = given.normalize('NFKC').replace(DATE, ' ').replace(TIME, ' ');
  const numbers = (
    text.replace(HAN_DIGIT, (han) => HAN_VALUES[HAN_DIGITS.indexOf(han)] ?? han).match(NUMBER) ?? []
  )
    .map((run) => run.replace(LIST, '|').replace(/[^\p{N}|]/gu, ''))
    .filter((name) => [...name.replaceAll('|', '')].length >= MIN_DIGITS);
  const dotted = text.replace(FULL_STOP, '.').replaceAll('\\', '/');
  const hosts = (dotted.match(WORD) ?? []).flatMap((word) => word.split(/\.{2,}/).flatMap(hostIn));
  const inside = (dotted.match(CHUNK) ?? []).flatMap((chunk) => [...linksIn(chunk), ...mailboxesIn(chunk)]);
  return [...numbers, ...(text.match(IPV4) ?? []), ...hosts, ...inside];
}

function hostIn(text: string): string[] {
  const host = HOST.exec(text)?.[0];
  return host === undefined ? [] : [host.toLowerCase().replace(/^[.-]+/, '')];
}

/** Such as `weibo.com/somebody`: where a path or a query leads on from the host. */
const linksIn = (chunk: string): string[] =>
  chunk.split('://').flatMap((link) => {
    const at = link.search(/[/?#]/);
    const path = at < 0 ? '' : (link.slice(at).split(/\p{Lo}/u)[0] ?? '').replace(/[/?#.,;:!]{1,9}$/, '');
    return path === '' ? [] : hostIn(link.slice(0, at)).map((host) => host + path);
  });

function mailboxesIn(chunk: string): string[] {
  const parts = chunk.split('@');
  return parts.slice(1).flatMap((after, i) => {
    const local = LOCAL.exec((parts[i] ?? '').slice(-MAX_LOCAL))?.[0];
    const host = /^[\p{L}\p{N}.-]+/u.exec(after)?.[0] ?? '';
    return local === undefined ? [] : hostIn(host).map((found) => `${local.toLowerCase()}@${found}`);
  });
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
