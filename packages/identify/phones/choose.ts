/**
 * Of all that could be numbers, those that fit together. Digits are left over only where they clearly belong to something
 * else: a part of a longer row of digits is no number.
 */
import type { Atom } from './atoms.ts';
import type { Candidate } from './candidates.ts';

const NEVER = Number.NEGATIVE_INFINITY;
/** 1. 400-000-0000: the number of an item in a list. */
const LONGEST_BULLET = 2;

interface Best {
  readonly score: number;
  readonly pick: Candidate | null;
}
const NONE: Best = { score: 0, pick: null };
const IMPOSSIBLE: Best = { score: NEVER, pick: null };

/** @param candidates by the first of their atoms, as `candidatesOf` gives them */
export function choose(
  text: string,
  atoms: readonly Atom[],
  candidates: readonly Candidate[][],
): Candidate[] {
  // What is best from an atom on: where the one before is left over, where it is not, and where a number must begin.
  const free: Best[] = Array(atoms.length + 1).fill(NONE);
  const behindNumber: Best[] = Array(atoms.length + 1).fill(NONE);
  const begun: Best[] = Array(atoms.length + 1).fill(IMPOSSIBLE);
  const rest = (candidate: Candidate): number => {
    const table = isClearBehind(atoms, candidate) ? behindNumber : begun;
    return candidate.score + (table[candidate.behind]?.score ?? NEVER);
  };
  for (let at = atoms.length - 1; at >= 0; at--) {
    const skip: Best = { score: free[at + 1]?.score ?? 0, pick: null };
    begun[at] = best(candidates[at] ?? [], rest, IMPOSSIBLE);
    free[at] = best(
      (candidates[at] ?? []).filter((one) => isClearBefore(text, atoms, one)),
      rest,
      skip,
    );
    behindNumber[at] = (begun[at] as Best).score > skip.score ? (begun[at] as Best) : skip;
  }
  return walk(atoms, free, behindNumber, begun);
}

function best(all: readonly Candidate[], rest: (candidate: Candidate) => number, otherwise: Best): Best {
  let found = otherwise;
  for (const pick of all) {
    const score = rest(pick);
    if (score > found.score) found = { score, pick };
  }
  return found;
}

function walk(
  atoms: readonly Atom[],
  free: readonly Best[],
  behindNumber: readonly Best[],
  begun: readonly Best[],
): Candidate[] {
  const chosen: Candidate[] = [];
  let table = free;
  for (let at = 0; at < atoms.length; ) {
    const pick = table[at]?.pick ?? null;
    if (pick) {
      chosen.push(pick);
      at = pick.behind;
      table = isClearBehind(atoms, pick) ? behindNumber : begun;
    } else {
      at++;
      table = free;
    }
  }
  return chosen;
}

function isClearBefore(text: string, atoms: readonly Atom[], candidate: Candidate): boolean {
  const [own, before] = [atoms[candidate.first], atoms[candidate.first - 1]];
  if (!own || !before || own.isVerbal !== before.isVerbal) return true;
  if (isBullet(text, before, own) || own.gap.text.startsWith(')')) return true;
  return isApart(own, candidate);
}

function isClearBehind(atoms: readonly Atom[], candidate: Candidate): boolean {
  const [own, next] = [atoms[candidate.behind - 1], atoms[candidate.behind]];
  if (!own || !next || own.isVerbal !== next.isVerbal) return true;
  return next.gap.text.endsWith('(') || isApart(next, candidate);
}

/**
 * Wider than anything inside the number; for one that is written in one piece, at least a space. Text or a mark that does
 * not stand inside as well holds apart too.
 */
function isApart({ gap }: Atom, { width, gaps }: Candidate): boolean {
  if (gap.width > Math.max(width, 1)) return true;
  const isSpecial = gap.isWoven || (gap.width === 3 && width >= 3);
  return isSpecial && !gaps.includes(gap.text);
}

const isBullet = (text: string, bullet: Atom, own: Atom): boolean =>
  bullet.to - bullet.from <= LONGEST_BULLET &&
  /^[.、)]\s{0,2}$/.test(own.gap.text) &&
  /(?:^|[\s(:;。])$/.test(text.slice(Math.max(0, bullet.from - 1), bullet.from));
