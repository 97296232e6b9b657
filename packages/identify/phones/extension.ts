import type { Folded } from '../fold/fold.ts';
import type { Atom } from './atoms.ts';
import type { FoundLine } from './lines.ts';

export interface Extension {
  readonly digits: string;
  /** The atom behind it, and the place in the folded text where it ends. */
  readonly behind: number;
  readonly to: number;
}

const WITH_EXTENSIONS: readonly FoundLine[] = ['400', '800', 'landline', 'international', 'privacy'];
const MARK = /^[\s,,(]{0,3}(?:转接?|分机号?|ext(?:ension)?\.?|x|;ext=|#)[\s:.号]{0,3}$/i;
const LONGEST_MARK = 14;
const MOST_DIGITS = 8;
/** Behind a dash: longer ones are read as another number. */
const MOST_DASHED = 5;

/** What is dialled once somebody answers: 转 8000, 分机 12, ext. 5, or a short last group behind a dash. */
export function extensionBehind(
  { text }: Folded,
  atoms: readonly Atom[],
  last: number,
  end: number,
  line: FoundLine,
): Extension | undefined {
  const atom = atoms[last + 1];
  if (!atom || !WITH_EXTENSIONS.includes(line) || atom.from - end > LONGEST_MARK) return undefined;
  const { digits, to } = atom;
  const between = text.slice(end, atom.from);
  const isMarked = MARK.test(between) && digits.length <= MOST_DIGITS;
  const isDashed = between === '-' && digits.length <= MOST_DASHED && line !== 'international';
  return isMarked || isDashed ? { digits, behind: last + 2, to } : undefined;
}
