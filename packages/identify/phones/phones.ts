import type { Alteration } from '../fold/alterations.ts';
import { alterationsOf, type Folded, fold } from '../fold/fold.ts';
import { numeralKind } from '../fold/numerals.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { choose } from './choose.ts';
import type { FoundLine } from './lines.ts';

/** What was done to hide a number, besides what was done to single characters. */
export const PHONE_SIGNALS = [
  /** 四〇〇, 幺三八 */
  'chinese-numeral',
  /** 138OO138OOO */
  'letter-for-digit',
  /** Other marks between the digits than dashes, spaces and brackets. */
  'separators',
  /** Text between the digits. */
  'text-between',
  'line-break',
] as const;
export type PhoneSignal = Alteration | (typeof PHONE_SIGNALS)[number];

export interface FoundPhone {
  /** Places in the folded text. */
  readonly from: number;
  readonly to: number;
  readonly line: FoundLine;
  /** Digits as dialled inside mainland China, E.164 for other countries; `x` stands before an extension. */
  readonly value: string;
  readonly signals: readonly PhoneSignal[];
}

const NOTHING_TAKEN = new Uint8Array();

/**
 * Every phone number in a text, however it is disguised. Linear in the text.
 * @param taken marks the places of the folded text that belong to something else
 */
export function findPhones(text: string | Folded, taken: Uint8Array = NOTHING_TAKEN): FoundPhone[] {
  const folded = typeof text === 'string' ? fold(text) : text;
  const atoms = atomsOf(folded, taken);
  const chosen = choose(folded.text, atoms, candidatesOf(folded, atoms));
  return chosen.map((candidate) => found(folded, atoms, candidate));
}

function found(folded: Folded, atoms: readonly Atom[], candidate: Candidate): FoundPhone {
  const { line, digits, extension, to } = candidate;
  const from = withBracket(folded.text, candidate);
  return {
    from,
    to,
    line,
    value: extension ? `${digits}x${extension.digits}` : digits,
    signals: signalsOf(folded, atoms, candidate),
  };
}

/** (0755) 8000-0000 begins with its bracket. */
function withBracket(text: string, { from, to }: Candidate): number {
  if (text[from - 1] !== '(') return from;
  return text.slice(from, to).includes(')') ? from - 1 : from;
}

/** 400-00(0-2000 */
function hasLooseBracket(text: string, candidate: Candidate): boolean {
  const { to } = candidate;
  const said = text.slice(withBracket(text, candidate), text[to] === ')' ? to + 1 : to);
  const [opened, closed] = [said.split('(').length, said.split(')').length];
  return opened !== closed && said.slice(0, -1).includes(opened > closed ? '(' : ')');
}

/** More groups than people make. */
const MANY_GROUPS = 6;

function signalsOf(folded: Folded, atoms: readonly Atom[], candidate: Candidate): PhoneSignal[] {
  const { from, to, first, last, behind } = candidate;
  const signals = new Set<PhoneSignal>(alterationsOf(folded, from, to));
  for (const atom of atoms.slice(first, behind)) {
    const [begin, end] = [Math.max(atom.from, from), Math.min(atom.to, to)];
    for (let at = begin; at < end; at++) {
      const kind = numeralKind(folded.text.charCodeAt(at));
      if (kind === 'numeral') signals.add('chinese-numeral');
      if (kind === 'letter') signals.add('letter-for-digit');
    }
  }
  for (const { gap } of atoms.slice(first + 1, last + 1)) {
    if (gap.isWoven) signals.add('text-between');
    else if (gap.width === 4) signals.add('line-break');
    else if (gap.isUnusual) signals.add('separators');
  }
  if (last - first >= MANY_GROUPS || hasLooseBracket(folded.text, candidate)) signals.add('separators');
  return [...signals];
}
