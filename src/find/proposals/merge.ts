/** Three-way merge of one part: what it was, what it is on a newer card, and what a proposal wants. Pure. */
import { canonical } from '@clearline/card';

export interface Merge {
  /** Both changes together; undefined when somebody must choose. */
  readonly merged: unknown;
  /** Members that both changed, each to something else; empty where the parts are no objects. */
  readonly members: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

export const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Members merge when at most one side changed them, or both alike. A member that is a list or an object counts as one:
 * half of somebody's opening hours with half of another's is nobody's meaning.
 */
export function merge(base: unknown, theirs: unknown, mine: unknown): Merge {
  if (same(theirs, mine) || same(base, mine)) return { merged: theirs, members: [] };
  if (same(base, theirs)) return { merged: mine, members: [] };
  if (!isObject(base) || !isObject(theirs) || !isObject(mine)) return { merged: undefined, members: [] };
  const merged = new Map<string, unknown>();
  const members: string[] = [];
  for (const key of new Set([base, theirs, mine].flatMap((side) => Object.keys(side)))) {
    const [was, other, own] = [base, theirs, mine].map((side) => memberOf(side, key));
    const kept = same(was, own) ? other : own;
    if (!same(was, own) && !same(was, other) && !same(own, other)) members.push(key);
    else if (kept !== undefined) merged.set(key, kept);
  }
  // The kind decides which other members there are, so a change of it mixes with no other change.
  const mixes =
    same(memberOf(base, 'kind'), memberOf(theirs, 'kind')) &&
    same(memberOf(base, 'kind'), memberOf(mine, 'kind'));
  if (!mixes) return { merged: undefined, members: [...new Set(['kind', ...members])] };
  return members.length > 0
    ? { merged: undefined, members }
    : { merged: Object.fromEntries(merged), members };
}

const memberOf = (side: Members, key: string): unknown => Object.getOwnPropertyDescriptor(side, key)?.value;
