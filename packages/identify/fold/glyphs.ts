/** How one character is read by people who know nothing of code points. */
import { type Marks, markOf } from './alterations.ts';

export interface Glyph {
  /** What people read; empty for what they do not see. */
  readonly text: string;
  readonly marks: Marks;
  /** Stands before or behind another character and is no part of what people read. */
  readonly hidden: boolean;
}

type Row = readonly [first: number, last: number, value: number];

/** Digits that have no normal form: negative and doubled circles, dingbats, the keycap ten. */
const RINGED: readonly Row[] = [
  [0x24ea, 0x24ea, 0],
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x1f10b, 0x1f10c, 0],
  [0x1f51f, 0x1f51f, 10],
];
/** Roman numerals, whose normal form is letters, and those of Suzhou. */
const COUNTED: readonly Row[] = [
  [0x2160, 0x2168, 1],
  [0x2170, 0x2178, 1],
  [0x3021, 0x3029, 1],
];
/** Letters in boxes and flags, likewise: the first of each alphabet. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6] as const;
const BOXED_LAST = 0x1f1ff;

const LINE_END = /[\u0085\u2028\u2029]/;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;
const DASH = /[\p{Pd}\u2212\u2043\u02d7]/u;
const SPACE = /\p{Zs}/u;

const same = (text: string): Glyph => ({ text, marks: 0, hidden: false });
const read = (text: string, marks: Marks): Glyph => ({ text, marks, hidden: false });
const unseen = (marks: Marks): Glyph => ({ text: '', marks, hidden: true });

/** @param code a code point beyond ASCII, or a control character */
export function glyphOf(code: number): Glyph {
  const known = seen.get(code);
  if (known) return known;
  const glyph = look(code, String.fromCodePoint(code));
  seen.set(code, glyph);
  return glyph;
}
const seen = new Map<number, Glyph>();

function look(code: number, char: string): Glyph {
  if (LINE_END.test(char)) return same('\n');
  if (BIDI.test(char)) return unseen(markOf('bidi'));
  if (code === 0x20e3) return unseen(markOf('keycap'));
  if (code >= 0x20dd && code <= 0x20e4) return unseen(markOf('circled'));
  if (HIDDEN.test(char)) return unseen(markOf('invisible'));
  if (MARK.test(char)) return unseen(markOf('combining'));
  if (SPACE.test(char)) return read(' ', markOf('variant'));
  return ringed(code) ?? boxed(code) ?? digit(code, char) ?? dash(code, char) ?? normal(code, char);
}

function ringed(code: number): Glyph | undefined {
  return fromRow(RINGED, code, markOf('circled')) ?? fromRow(COUNTED, code, markOf('variant'));
}

function fromRow(rows: readonly Row[], code: number, marks: Marks): Glyph | undefined {
  const row = rows.find(([first, last]) => code >= first && code <= last);
  return row && read(`${row[2] + code - row[0]}`, marks);
}

function boxed(code: number): Glyph | undefined {
  const first = BOXED.findLast((start) => start <= code && code < start + 26);
  if (first === undefined || code > BOXED_LAST) return undefined;
  return read(String.fromCharCode(0x41 + code - first), markOf('circled'));
}

function digit(code: number, char: string): Glyph | undefined {
  if (!DIGIT.test(char)) return undefined;
  const plain = char.normalize('NFKC');
  if (plain !== char)
    return read(plain, code >= 0xff00 && code <= 0xff19 ? markOf('full-width') : markOf('styled'));
  // Ten code points each, with none of this kind before the zero.
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
  return read(`${value}`, markOf('other-script'));
}

const dash = (code: number, char: string): Glyph | undefined =>
  DASH.test(char) ? read('-', code >= 0xff00 ? markOf('full-width') : markOf('variant')) : undefined;

function normal(code: number, char: string): Glyph {
  const plain = char.normalize('NFKC');
  if (plain === char) return same(char);
  const marks = kindOf(code);
  if (marks !== markOf('circled')) return read(plain, marks);
  // ⑴ is read as 1, and so are ⒈ and 🄂.
  const inside = /^\((.{1,4})\)$/u.exec(plain)?.[1] ?? /^(\d{1,2})[.,]$/.exec(plain)?.[1];
  return read(inside ?? plain, marks);
}

const BLOCKS: readonly (readonly [first: number, last: number, marks: Marks])[] = [
  [0x00b2, 0x00b9, markOf('raised')],
  [0x2070, 0x209f, markOf('raised')],
  [0x2100, 0x214f, markOf('styled')],
  [0x2460, 0x24ff, markOf('circled')],
  [0x3200, 0x32ff, markOf('circled')],
  [0xff00, 0xffef, markOf('full-width')],
  [0x1ccd0, 0x1ccff, markOf('styled')],
  [0x1d400, 0x1d7ff, markOf('styled')],
  [0x1f100, 0x1f2ff, markOf('circled')],
];

const kindOf = (code: number): Marks =>
  BLOCKS.find(([first, last]) => code >= first && code <= last)?.[2] ?? markOf('variant');
