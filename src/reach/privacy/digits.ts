/** Runs of characters that people read as digits, and what stands between them. */
import { numeralKind, numeralValue } from '@clearline/identify';
import type { Place } from './place.ts';

export interface Group extends Place {
  readonly digits: string;
  /** What stands between it and the group before; undefined where that is more than marks and blanks. */
  readonly gap: string | undefined;
}

/** O for 0 and l for 1; other letters would make digits of every code. */
const ROUND_OR_STRAIGHT = /[OoОоІIl○◯]/;
const GAP = /^(?:•|[\s._·‧・*~|/\\,、-]{1,4})$/;
const LONGEST_GAP = 4;

export function groupsOf(text: string): readonly Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const to = endOfDigits(text, at);
    if (to === at) {
      at++;
      continue;
    }
    groups.push({ from: at, to, digits: digitsOf(text, at, to), gap: gapOf(text, end, at) });
    at = to;
    end = to;
  }
  return groups;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length; at++) {
    const kind = numeralKind(text.charCodeAt(at));
    if (kind === 'digit' || kind === 'numeral') end = at + 1;
    // A letter counts only between digits.
    else if (at === from || !ROUND_OR_STRAIGHT.test(text[at] ?? '')) break;
  }
  return end;
}

function gapOf(text: string, from: number, to: number): string | undefined {
  if (from === 0 || to - from > LONGEST_GAP) return undefined;
  const gap = text.slice(from, to);
  return GAP.test(gap) ? gap : undefined;
}

function digitsOf(text: string, from: number, to: number): string {
  let digits = '';
  for (let at = from; at < to; at++) digits += numeralValue(text.charCodeAt(at));
  return digits;
}

/** Several groups in a row, read as one. */
export interface Span extends Place {
  readonly digits: string;
  readonly groups: readonly Group[];
  readonly first: number;
  readonly count: number;
}

/** Every row of groups from one on, the shortest first, of no more digits than that. */
export function spansFrom(groups: readonly Group[], first: number, mostDigits: number): readonly Span[] {
  const spans: Span[] = [];
  const from = groups[first]?.from ?? 0;
  let digits = '';
  for (let at = first; at < groups.length; at++) {
    const group = groups[at] as Group;
    if (at > first && group.gap === undefined) break;
    digits += group.digits;
    if (digits.length > mostDigits) break;
    spans.push({ from, to: group.to, digits, groups, first, count: at - first + 1 });
  }
  return spans;
}

/** How many digits each group has: `4-4-4-4`. */
export const sizesOf = ({ groups, first, count }: Span): string =>
  groups
    .slice(first, first + count)
    .map(({ digits }) => digits.length)
    .join('-');

/** All that stands between its groups. */
export const gapsOf = ({ groups, first, count }: Span): string =>
  groups
    .slice(first + 1, first + count)
    .map(({ gap }) => gap)
    .join('');

/** 6 2 2 2, or 62 22: digit by digit, as people dictate. */
export const isSpelled = (span: Span): boolean => /^[12](?:-[12])+$/.test(sizesOf(span));

/** The first digits from a group on; fewer where something else follows. */
export function beginningOf(groups: readonly Group[], first: number, length: number): string {
  let digits = groups[first]?.digits ?? '';
  for (let at = first + 1; digits.length < length; at++) {
    const group = groups[at];
    if (group?.gap === undefined) break;
    digits += group.digits;
  }
  return digits.slice(0, length);
}

const WHOLE = 4;
const APART = /[,、\n]/;
/** Whether it is only some of several short groups of one size, as of 123 456 789. */
export function isPart({ groups, first, count }: Span): boolean {
  const goesOn = (one: Group | undefined, behind: Group | undefined): boolean =>
    behind?.gap !== undefined &&
    !APART.test(behind.gap) &&
    one?.digits.length === behind.digits.length &&
    one.digits.length < WHOLE;
  const last = first + count - 1;
  return goesOn(groups[first - 1], groups[first]) || goesOn(groups[last], groups[last + 1]);
}

/** What of the digits is such a thing, the longest from each place on. */
export function longestSpans(
  groups: readonly Group[],
  mostDigits: number,
  is: (span: Span) => boolean,
): readonly Span[] {
  const found: Span[] = [];
  for (let first = 0; first < groups.length; ) {
    const span = spansFrom(groups, first, mostDigits).findLast(is);
    if (span) found.push(span);
    first += span?.count ?? 1;
  }
  return found;
}
