/**
 * Numbers and addresses that a text names. A notice on every page, or the note beside a channel, leads people as surely
 * as a channel does: one that names what is not on the card needs a second person. Pure, and linear in the text.
 */
import type { Card } from '@clearline/card';

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
/** Browsers read it as a dot (UTS #46). */
const FULL_STOP = /(?<=[a-z\d-])。(?=[a-z]{2})/gi;

const HAN_DIGITS = '〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖';
const HAN_VALUES = '001112233445566778899';
const HAN_DIGIT = new RegExp(`[${HAN_DIGITS}]`, 'g');

/** What stands between several numbers, or within one. */
const LIST = /[、,;/|\n]+/g;

/** Digits without separators but for `|` where a list may go on, and hosts in lower case. */
export const namedIn = (value: unknown): Set<string> => new Set(strings(value).flatMap(namedBy));

/** What is on the card now, and so may be repeated anywhere. */
export const namedOn = (card: Card): Set<string> => namedIn([card.operator, card.channels, card.never]);

/** What a text names that is not known, neither as one nor as a list of several. */
export const strangersIn = (value: unknown, known: ReadonlySet<string>): string[] =>
  [...namedIn(value)].filter(
    (name) => !known.has(name.replaceAll('|', '')) && !name.split('|').every((one) => known.has(one)),
  );

function namedBy(given: string): string[] {
  const text = given.normalize('NFKC').replace(DATE, ' ').replace(TIME, ' ');
  const numbers = (
    text.replace(HAN_DIGIT, (han) => HAN_VALUES[HAN_DIGITS.indexOf(han)] ?? han).match(NUMBER) ?? []
  )
    .map((run) => run.replace(LIST, '|').replace(/[^\p{N}|]/gu, ''))
    .filter((name) => [...name.replaceAll('|', '')].length >= MIN_DIGITS);
  const words = text.replace(FULL_STOP, '.').match(WORD) ?? [];
  const hosts = words.flatMap((word) => word.split(/\.{2,}/)).flatMap((word) => HOST.exec(word)?.[0] ?? []);
  const named = hosts.map((host) => host.toLowerCase().replace(/^[.-]+/, ''));
  return [...numbers, ...(text.match(IPV4) ?? []), ...named];
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
