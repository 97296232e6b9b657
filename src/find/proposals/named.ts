/**
 * Numbers, addresses and accounts that a text names. A notice on every page, or the note beside a channel, leads people
 * as surely as a channel does: one that names what is not on the card needs a second person. Pure, and linear in the
 * text. Numbers and addresses are found by their form, accounts by the words before them.
 */
import {
  type Card,
  type Channel,
  namedIn as plainlyNamedIn,
  namedOn as plainlyNamedOn,
  strangersIn as plainStrangersIn,
} from '@clearline/card';
import { anyOf, folded, handlesIn, without } from './handles.ts';

/** Numbers, hosts, links and mailboxes, and accounts. */
export const namedIn = (value: unknown): Set<string> =>
  new Set([...plainlyNamedIn(value), ...read(value).flatMap((text) => handlesIn(folded(text)))]);

/** What is on the card now, and so may be repeated anywhere. */
export function namedOn(card: Card): Set<string> {
  const { operator, channels, never } = card;
  const accounts = [operator.name.zh, operator.name.en, operator.legalName, ...channels.flatMap(accountsOf)];
  return new Set([
    ...plainlyNamedOn(card),
    ...namedIn([operator, channels, never]),
    ...accounts.flatMap((name) => spellings(folded(name))),
  ]);
}

function accountsOf(channel: Channel): string[] {
  if ('admins' in channel) return [channel.handle, ...channel.admins];
  if ('handle' in channel) return [channel.handle];
  return 'name' in channel ? [channel.name.zh, channel.name.en] : [];
}

/** As it is, without the sign before it, and without what stands in brackets behind it. */
const spellings = (name: string): string[] => {
  const bare = name.replace(/^@/, '').trim();
  return [bare, bare.replace(/\s?\([^()]*\)$/, '')];
};

/** What a text names that is not known, neither as one nor as a list of several. */
export function strangersIn(value: unknown, known: ReadonlySet<string>): string[] {
  const knownHandles = anyOf(known);
  return [
    ...plainStrangersIn(value, known),
    ...new Set(read(value).flatMap((text) => handlesIn(without(text, knownHandles)))),
  ];
}

/** Members that hold sentences; the others are names of our own, such as `top-up-failed`. */
const SENTENCES = ['zh', 'en', 'subject'];

/** All that is said in one language is read in one, so that no title begins what its body ends. */
const read = (value: unknown): string[] =>
  SENTENCES.flatMap((key) => said(value, key, 'zh').join('\n') || []);

/** @param at the member under which the value stands */
function said(value: unknown, key: string, at: string): string[] {
  if (typeof value === 'string') return at === key ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => said(item, key, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => said(inner, key, name));
}
