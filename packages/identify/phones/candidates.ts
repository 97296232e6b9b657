/** Everything that could be a number. `choose.ts` takes those that fit together. */
import type { Folded } from '../fold/fold.ts';
import { type Atom, beginnings, digitsOf, endings } from './atoms.ts';
import { type Context, contextOf } from './context.ts';
import { type Extension, extensionBehind } from './extension.ts';
import type { Width } from './gaps.ts';
import { type Dialled, lineOf } from './lines.ts';

export interface Candidate extends Dialled {
  /** The first of its atoms, and the one behind its last. */
  readonly first: number;
  readonly behind: number;
  /** The last of its atoms that is no extension. */
  readonly last: number;
  /** Places in the folded text. */
  readonly from: number;
  readonly to: number;
  /** The widest gap inside of it, and all of them. */
  readonly width: Width;
  readonly gaps: readonly string[];
  readonly extension?: Extension;
  readonly score: number;
}

const MOST_ATOMS = 20;
const MOST_DIGITS = 22;
const TRIMMED_COSTS = 3;

/** By the first of their atoms. */
export function candidatesOf(folded: Folded, atoms: readonly Atom[]): Candidate[][] {
  return atoms.map((atom, first) => (atom.isWeak ? [] : candidatesFrom(folded, atoms, first, atom)));
}

function candidatesFrom(folded: Folded, atoms: readonly Atom[], first: number, start: Atom): Candidate[] {
  const found: Candidate[] = [];
  const begins = beginnings(folded, start);
  let digits = '';
  let shape: Shape = { width: 0, isWoven: false, gaps: [], sizes: [] };
  for (let last = first; last < atoms.length && last < first + MOST_ATOMS; last++) {
    const atom = atoms[last] as Atom;
    if (last > first) {
      if (atom.gap.width > 4 || (atom.gap.isWoven && atom.isVerbal !== start.isVerbal)) break;
      shape = widened(shape, atom);
    } else shape = { ...shape, sizes: [atom.digits.length] };
    for (const from of begins) {
      for (const to of endings(folded, atom)) {
        const tail = digitsOf(folded.text, last === first ? from : atom.from, to);
        const head = last === first ? '' : digits.slice(from - start.from);
        const whole = head + tail;
        const candidate = weigh(folded, atoms, { first, last, from, to, digits: whole, shape });
        if (candidate)
          found.push({
            ...candidate,
            score: candidate.score - TRIMMED_COSTS * (from - start.from + atom.to - to),
          });
      }
    }
    digits += atom.digits;
    if (digits.length > MOST_DIGITS) break;
  }
  return found;
}

interface Shape {
  readonly width: Width;
  readonly isWoven: boolean;
  readonly gaps: readonly string[];
  readonly sizes: readonly number[];
}

const widened = (shape: Shape, { gap, digits }: Atom): Shape => ({
  width: Math.max(shape.width, gap.width) as Width,
  isWoven: shape.isWoven || gap.isWoven,
  gaps: [...shape.gaps, gap.text],
  sizes: [...shape.sizes, digits.length],
});

interface Draft {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  readonly shape: Shape;
}

function weigh(folded: Folded, atoms: readonly Atom[], draft: Draft): Candidate | undefined {
  const { text } = folded;
  const hasPlus = text[draft.from - 1] === '+';
  const dialled = lineOf(draft.digits, hasPlus);
  if (!dialled || !hasPlausibleShape(dialled, draft.shape)) return undefined;
  const context = contextOf(text, draft.from - (hasPlus ? 1 : 0), draft.to);
  if (!fits(dialled, draft.shape, context)) return undefined;
  const extension = extensionBehind(folded, atoms, draft.last, draft.to, dialled.line);
  return {
    ...dialled,
    first: draft.first,
    last: draft.last,
    behind: extension?.behind ?? draft.last + 1,
    from: draft.from - (hasPlus ? 1 : 0),
    to: extension?.to ?? draft.to,
    width: draft.shape.width,
    gaps: draft.shape.gaps,
    ...(extension && { extension }),
    score: 10 * draft.digits.length + (hasPlus ? 15 : 0) - draft.shape.width,
  };
}

const FULL_LENGTH: readonly string[] = ['mobile', '400', '800', 'landline', 'international'];

function hasPlausibleShape({ line, digits }: Dialled, { width, gaps, sizes }: Shape): boolean {
  if (line === 'sms') return width <= 1 || (width === 2 && sizes.every((size) => size <= 5));
  if (line === 'privacy') return width <= 2;
  if (width >= 3 && line === 'international') return gaps.every((gap) => gap !== '');
  // 13,800,000,000 is a sum.
  if (gaps.length > 1 && gaps.every((gap) => gap === ',') && sizes.slice(1).every((size) => size === 3))
    return false;
  if (isIpAddress(gaps, sizes)) return false;
  // 138.00000000 is one too, but for what begins as no sum does.
  if (gaps.length === 1 && gaps[0] === '.') return line === 'landline' || sizes[0] === 3;
  return digits !== '';
}

const isIpAddress = (gaps: readonly string[], sizes: readonly number[]): boolean =>
  gaps.length === 3 && gaps.every((gap) => gap === '.') && sizes.every((size) => size <= 3);

function fits({ line }: Dialled, { width, isWoven, gaps }: Shape, context: Context): boolean {
  if (context.isGlued || context.isOther || context.isMoney) return false;
  if (context.isVersion && gaps.includes('.')) return false;
  if (FULL_LENGTH.includes(line)) return true;
  if (isWoven || context.isCounted || context.mayBeOther) return false;
  if (line === 'sms' || line === 'privacy') return true;
  if (width > 0) return context.isCalled;
  return context.isCalled || context.isAlone;
}
