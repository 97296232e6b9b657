/**
 * Numbers and addresses that a text names. A notice on every page, or the note beside a channel, leads people as surely
 * as a channel does: one that names what is not on the card needs a second person. Pure.
 */
import type { Card } from '@clearline/card';

/** Instants and dates are digits that nobody dials. */
const DATE = /\b\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?/g;
/** Digits, and what people write between those of one number. */
const NUMBER = /\d(?:[\s().·•—–_/-]*\d)+/g;
const HOST = /[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;
/** Shorter runs are prices, days and times of day; the shortest service numbers have five. */
const MIN_DIGITS = 5;

/** Digits without separators, and hosts in lower case. */
export function namedIn(value: unknown): Set<string> {
  const text = strings(value).join('\n').normalize('NFKC').replace(DATE, ' ');
  const numbers = (text.match(NUMBER) ?? []).map((run) => run.replace(/\D/g, ''));
  const hosts = (text.match(HOST) ?? []).map((host) => host.toLowerCase());
  return new Set([...numbers.filter((digits) => digits.length >= MIN_DIGITS), ...hosts]);
}

/** What is on the card now, and so may be repeated anywhere. */
export const namedOn = (card: Card): Set<string> => namedIn([card.operator, card.channels, card.never]);

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
