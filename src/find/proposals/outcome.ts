/** What a proposal would publish: the current registry with its parts put in, read with all the checks of an import. Pure. */
import { createHash } from 'node:crypto';
import { type Card, canonical } from '@clearline/card';
import {
  type Finding,
  pathText,
  readRegistryData,
  registryData,
  type Submission,
  standardNever,
} from '../contacts/index.ts';
import type { Notice } from '../notices/index.ts';
import type { Conflict, Problem } from './contract.ts';
import { merge, same } from './merge.ts';

/** What is official now. */
export interface Published {
  readonly card: Card;
  readonly notices: readonly Notice[];
}

/** A part as a proposal wants it; `base` is what it was when it was first touched. null: not there. */
export interface Part {
  readonly part: string;
  readonly base: unknown;
  readonly value: unknown;
}

export interface Outcome {
  readonly submission: Omit<Submission, 'key'> | null;
  /** SHA-256 of what would be published, and after which card, in lower-case hex; null while it cannot be. */
  readonly digest: string | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Every part that is published now, in the file's words. */
export function publishedParts({ card, notices }: Published): ReadonlyMap<string, unknown> {
  const data = registryData(card, notices);
  const parts: [string, unknown][] = [
    ['operator', data.operator],
    ['calendar', data.calendar],
    ['never', data.never],
    ['valid-days', data.valid_days],
    ['order', data.channels.map(({ id }) => id)],
    ...data.channels.map((entry): [string, unknown] => [`channel/${entry.id}`, entry]),
    ...data.retired.map((entry): [string, unknown] => [`retired/${entry.kind} ${entry.value}`, entry]),
    ...data.notices.map((entry): [string, unknown] => [NOTICE + entry.slug, entry]),
  ];
  return new Map(parts);
}

/** @param now milliseconds since the Unix epoch */
export function outcomeOf(published: Published, parts: readonly Part[], now: number): Outcome {
  const { data, lists } = assemble(published, parts);
  const { registry, problems, warnings } = readRegistryData(data, now);
  const told = (finding: Finding) => problemOf(finding, lists);
  const renew = parts.some(({ part }) => part === 'valid-days');
  const withdrawn = withdrawnBy(published, parts);
  const submission = registry && { ...registry, renew, ...(withdrawn.length > 0 && { withdrawn }) };
  return {
    submission,
    digest: submission && digestOf(published.card.n, submission),
    problems: problems.map(told),
    warnings: warnings.map(told),
  };
}

const NOTICE = 'notice/';

/** Slugs of the notices that are published now and that these parts take back. */
const withdrawnBy = ({ notices }: Published, parts: readonly Part[]): string[] =>
  notices
    .map(({ slug }) => slug)
    .filter((slug) => parts.some(({ part, value }) => part === NOTICE + slug && value === null));

const digestOf = (n: number, submission: object): string =>
  createHash('sha256')
    .update(canonical({ after: n, ...submission }))
    .digest('hex');

/** The parts of a list, in the order in which they stand in the data. */
type Lists = Readonly<Record<'channels' | 'retired' | 'notices', readonly string[]>>;

function assemble(published: Published, parts: readonly Part[]): { data: unknown; lists: Lists } {
  const wanted = new Map(publishedParts(published));
  for (const { part, value } of parts) wanted.set(part, value);
  const touched = parts.map(({ part }) => part);
  const keys = (prefix: string, from: Iterable<string>) =>
    [...from].filter((key) => key.startsWith(prefix) && (wanted.get(key) ?? null) !== null);
  const lists: Lists = {
    channels: ordered(keys('channel/', wanted.keys()), wanted.get('order')),
    // What the record knows and nobody touches stays by itself.
    retired: keys('retired/', touched),
    notices: keys(NOTICE, touched),
  };
  const list = (part: keyof Lists) => lists[part].map((key) => wanted.get(key));
  return {
    lists,
    data: {
      version: 1,
      valid_days: wanted.get('valid-days'),
      operator: wanted.get('operator'),
      calendar: wanted.get('calendar'),
      never: wanted.get('never') ?? standardNever(),
      channels: list('channels'),
      retired: list('retired'),
      notices: list('notices'),
    },
  };
}

/** As the order says; what it does not name stands last. */
function ordered(channels: readonly string[], order: unknown): string[] {
  const ids: unknown[] = Array.isArray(order) ? order : [];
  const place = (key: string) => {
    const at = ids.indexOf(key.slice('channel/'.length));
    return at < 0 ? ids.length : at;
  };
  return [...channels].sort((a, b) => place(a) - place(b));
}

const SINGLE: Readonly<Record<string, string>> = {
  operator: 'operator',
  calendar: 'calendar',
  never: 'never',
  valid_days: 'valid-days',
};

/** @param lists which part stands at which place of the data */
function problemOf({ path: [head = '', index, ...rest], said }: Finding, lists: Lists): Problem {
  const { code, message, fix, channels } = said;
  const key =
    head === 'channels' || head === 'retired' || head === 'notices' ? lists[head][Number(index)] : undefined;
  const single = SINGLE[head];
  const inside = single === undefined || index === undefined ? rest : [index, ...rest];
  return {
    part: key ?? single ?? null,
    path: key !== undefined || single !== undefined ? pathText(inside) : pathText([head]),
    code,
    message,
    remedy: fix,
    ...(channels && { channels }),
  };
}

/** Parts that a newer card changed too, each to something else. */
export function conflictsOf(published: Published, parts: readonly Part[]): Conflict[] {
  const now = publishedParts(published);
  return parts.flatMap(({ part, base, value }) => {
    const theirs = now.get(part) ?? null;
    if (same(base, theirs) || same(theirs, value)) return [];
    const { merged, members } = merge(base, theirs, value);
    return [{ part, base, theirs, mine: value, merged: merged ?? null, members: [...members] }];
  });
}
