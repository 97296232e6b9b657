/** Contacts one below another, or between commas: each is judged as if it were asked about alone. */
import type { Judged } from './judge.ts';

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The next one stands on another line. */
  readonly endsLine: boolean;
}

const SEPARATOR = /[\n\r\u2028\u2029\t,，;；、和或]|(?<=\s)(?:and|or)(?=\s)/giu;
const LINE_END = /[\n\r\u2028\u2029]/;
/** Of more no list is made, so that a long text takes no longer. */
const MOST = 200;
const LONGEST = 80;

/**
 * Only beside another contact: 95000 among words may be anything.
 * @param found what the whole text gives away
 * @param judgeAlone null for what is no contact
 */
export function inLists(
  text: string,
  found: readonly Judged['found'][],
  judgeAlone: (text: string) => Judged | null,
): readonly Judged[] {
  const pieces = piecesOf(text);
  if (pieces.length < 2 || pieces.length > MOST) return [];
  const contacts = found.filter(({ kind }) => kind !== 'order');
  const isHeld = pieces.map(({ start, end }) => contacts.some((one) => one.start < end && start < one.end));
  const alone = pieces.map((one, at) =>
    isHeld[at] || one.text.length > LONGEST ? null : judgeAlone(one.text),
  );
  const isContact = pieces.map((_, at) => isHeld[at] || alone[at] !== null);
  const listed: Judged[] = [];
  let isBehindContact = false;
  for (const [at, { start, endsLine }] of pieces.entries()) {
    const one = alone[at] ?? null;
    const isAtBorder = endsLine || at === pieces.length - 1;
    const begins = at === 0 && isContact[1] === true;
    const stands: boolean = isBehindContact ? isAtBorder || isContact[at + 1] === true : begins;
    if (one && stands) listed.push(moved(one, start));
    isBehindContact = isHeld[at] || (one !== null && stands);
  }
  return listed;
}

const moved = (one: Judged, by: number): Judged => ({
  ...one,
  found: { ...one.found, start: one.found.start + by, end: one.found.end + by },
});

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: separator, index } of [...text.matchAll(SEPARATOR), { 0: '', index: text.length }]) {
    const piece = text.slice(from, index);
    const start = from + piece.length - piece.trimStart().length;
    const endsLine = LINE_END.test(separator);
    const last = pieces.at(-1);
    if (piece.trim() !== '')
      pieces.push({ text: piece.trim(), start, end: start + piece.trim().length, endsLine });
    else if (last && endsLine) pieces[pieces.length - 1] = { ...last, endsLine };
    from = index + separator.length;
  }
  return pieces;
}
