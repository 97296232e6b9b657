/** Everything that could be a number. `choose.ts` takes those that fit together. */
import type { Folded } from '../fold/fold.ts';
import { type Atom, beginnings, endings } from './atoms.ts';
import { type Context, contextOf } from './context.ts';
import { type Extension, extensionBehind } from './extension.ts';
import type { Width } from './gaps.ts';
import { type Dialled, lineOf } from './lines.ts';
import { isPlausible, type Shape, shapeOf } from './shape.ts';

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
const HAN_ONE = '一';

/** By the first of their atoms. */
export function candidatesOf(folded: Folded, atoms: readonly Atom[]): Candidate[][] {
  const isDashed = atoms.some(({ gap }) => gap.text === HAN_ONE);
  return atoms.map((_, first) => [
    ...candidatesFrom(folded, atoms, first, ''),
    ...(isDashed ? candidatesFrom(folded, atoms, first, '1') : []),
  ]);
}

/** @param one what the Chinese one between digits is read as: a dash, or itself */
function candidatesFrom(folded: Folded, atoms: readonly Atom[], first: number, one: '' | '1'): Candidate[] {
  const found: Candidate[] = [];
  const start = atoms[first] as Atom;
  const begins = beginnings(folded, start);
  let digits = '';
  for (let last = first; last < atoms.length && last < first + MOST_ATOMS; last++) {
    const atom = atoms[last] as Atom;
    if (last > first && !goesOn(start, atom)) break;
    const whole = digits + (last > first && atom.gap.text === HAN_ONE ? one : '') + atom.digits;
    for (const from of begins) {
      for (const to of endings(folded, atom)) {
        const trimmed = from - start.from + atom.to - to;
        if (trimmed >= whole.length) continue;
        const own = whole.slice(from - start.from, whole.length - (atom.to - to));
        const candidate = weigh(folded, atoms, { first, last, from, to, digits: own });
        if (candidate) found.push({ ...candidate, score: candidate.score - TRIMMED_COSTS * trimmed });
      }
    }
    digits = whole;
    if (digits.length > MOST_DIGITS) break;
  }
  return found;
}

/** Text between Chinese numerals and digits is no part of a number. */
const goesOn = (start: Atom, { gap, isVerbal }: Atom): boolean =>
  gap.width <= 4 && !(gap.isWoven && isVerbal !== start.isVerbal);

interface Draft {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

function weigh(folded: Folded, atoms: readonly Atom[], draft: Draft): Candidate | undefined {
  const { text } = folded;
  const hasPlus = text[draft.from - 1] === '+';
  // 00 of another country begins a run; nobody hides it behind something else.
  if (draft.digits.startsWith('00') && draft.from !== atoms[draft.first]?.from) return undefined;
  const shape = shapeOf(atoms.slice(draft.first, draft.last + 1));
  const dialled = lineOf(draft.digits, hasPlus || hasMainlandCode(draft.digits, shape));
  if (!dialled || !isDividedSo(dialled, shape, hasPlus)) return undefined;
  const context = contextOf(text, draft.from - (hasPlus ? 1 : 0), draft.to);
  if (!fits(dialled, shape, context) || isCode(dialled, text.slice(draft.from, draft.to))) return undefined;
  const extension = extensionBehind(folded, atoms, draft.last, draft.to, dialled.line);
  return {
    ...dialled,
    first: draft.first,
    last: draft.last,
    behind: extension?.behind ?? draft.last + 1,
    from: draft.from - (hasPlus ? 1 : 0),
    to: extension?.to ?? draft.to,
    width: shape.width,
    gaps: shape.gaps,
    ...(extension && { extension }),
    score: 10 * draft.digits.length + (hasPlus ? 15 : 0) - shape.width,
  };
}

/** 95876b is the beginning of a hash, and IIO a word. */
const isCode = ({ line }: Dialled, said: string): boolean =>
  !FULL_LENGTH.includes(line) && (/[a-z]/.test(said) || /^[A-Z]/.test(said));

const FULL_LENGTH: readonly string[] = ['mobile', '400', '800', 'landline', 'international'];

/** How such a number may be divided. */
function isDividedSo(dialled: Dialled, shape: Shape, hasPlus: boolean): boolean {
  if (dialled.line === 'sms')
    return shape.width <= 1 || (shape.width === 2 && shape.sizes.every((size) => size <= 5));
  if (dialled.line === 'privacy') return shape.width <= 2;
  return isPlausible(dialled, shape, hasPlus || hasCode(shape) ? 1 : 0);
}

/** 86 or 0086 in a group of its own. */
const hasCode = ({ sizes, total }: Shape): boolean =>
  (sizes[0] === 2 && total >= 12) || (sizes[0] === 4 && total >= 13);

/** 86 400 000 0000: its plus is missing. */
const hasMainlandCode = (digits: string, shape: Shape): boolean =>
  digits.startsWith('86') && shape.sizes[0] === 2 && hasCode(shape);

function fits({ line }: Dialled, { width, isWoven, gaps }: Shape, context: Context): boolean {
  if (context.isGlued || context.isOther || context.isMoney) return false;
  if (context.isVersion && gaps.includes('.')) return false;
  if (FULL_LENGTH.includes(line)) return true;
  if (isWoven || context.isCounted || context.mayBeOther) return false;
  if (line === 'sms' || line === 'privacy') return true;
  if (width > 0) return context.isCalled;
  return context.isCalled || context.isAlone;
}
