import { type Alteration, alterationsIn, type Marks, markOf } from './alterations.ts';
import { type Glyph, glyphOf } from './glyphs.ts';

/**
 * A text as people read it. Every UTF-16 unit of `text` has the range of the original that it was read from, and what
 * had been done to it there. Ranges are of UTF-16 units, `ends` exclusive.
 */
export interface Folded {
  readonly original: string;
  /** Compatibility forms made plain, marks and invisible characters left out. The case is kept. */
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly marks: Uint16Array;
  /** Of what is not seen before each unit, and (one more) after the last. */
  readonly hidden: Uint16Array;
}

/** Where `from`..`to` of the folded text stood. `to` is exclusive and greater than `from`. */
export function originOf({ starts, ends }: Folded, from: number, to: number): { start: number; end: number } {
  let start = starts[from] ?? 0;
  let end = ends[from] ?? 0;
  for (let at = from + 1; at < to; at++) {
    // Out of order where a text runs from right to left.
    start = Math.min(start, starts[at] ?? start);
    end = Math.max(end, ends[at] ?? end);
  }
  return { start, end };
}

/** All marks of `from`..`to`, and of what is not seen in, before and behind it. */
export function marksIn({ marks, hidden }: Folded, from: number, to: number): Marks {
  let all: Marks = hidden[from] ?? 0;
  for (let at = from; at < to; at++) all |= (marks[at] ?? 0) | (hidden[at + 1] ?? 0);
  return all;
}

export const alterationsOf = (folded: Folded, from: number, to: number): Alteration[] =>
  alterationsIn(marksIn(folded, from, to));

const BIDI = markOf('bidi');
const COMBINING = markOf('combining') | markOf('keycap') | markOf('circled');
const EMOJI_FORM = 0xfe0f;
const KEYCAP = 0x20e3;
const RIGHT_TO_LEFT = 0x202e;
const POP = 0x202c;
const PICTURE = /\p{Extended_Pictographic}/u;
/** The emoji form, and what joins emoji: harmless behind a picture. */
const OF_PICTURES = new Set([EMOJI_FORM, 0x200d]);

/** Linear in the text; never throws. */
export function fold(original: string): Folded {
  const builder = new Builder(original);
  for (let at = 0; at < original.length; ) {
    const code = original.codePointAt(at) ?? 0;
    const end = at + (code > 0xffff ? 2 : 1);
    // The emoji form belongs to the keycap behind it.
    if (code !== EMOJI_FORM || original.charCodeAt(end) !== KEYCAP) builder.add(code, at, end);
    at = end;
  }
  return builder.done();
}

class Builder {
  readonly #original: string;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #marks: number[] = [];
  readonly #hidden: number[] = [0];
  readonly #units: string[] = [];
  #previous = 0;
  /** Where the reversed part begins, or -1. */
  #reversedFrom = -1;

  constructor(original: string) {
    this.#original = original;
  }

  add(code: number, at: number, end: number): void {
    if (code < 0x80 && (code >= 0x20 || (code >= 0x09 && code <= 0x0d))) {
      if (code === 0x0a) this.#turn();
      this.#push(String.fromCharCode(code), 0, at, end);
    } else if (!(OF_PICTURES.has(code) && this.#isBehindPicture())) {
      this.#addGlyph(code, glyphOf(code), at, end);
    }
    this.#previous = code;
  }

  #addGlyph(code: number, glyph: Glyph, at: number, end: number): void {
    if (!glyph.hidden) {
      this.#push(glyph.text, glyph.marks, at, end);
      return;
    }
    if (code === POP || code === RIGHT_TO_LEFT) this.#turn();
    if (code === RIGHT_TO_LEFT) this.#reversedFrom = this.#units.length;
    const last = this.#units.length - 1;
    if (glyph.marks & COMBINING && last >= 0) {
      this.#marks[last] = (this.#marks[last] ?? 0) | glyph.marks;
      this.#ends[last] = end;
    } else {
      this.#hidden[last + 1] = (this.#hidden[last + 1] ?? 0) | glyph.marks;
    }
  }

  #push(text: string, marks: Marks, at: number, end: number): void {
    const all = this.#reversedFrom < 0 ? marks : marks | BIDI;
    for (const unit of text.length === 1 ? text : text.split('')) {
      this.#units.push(unit);
      this.#starts.push(at);
      this.#ends.push(end);
      this.#marks.push(all);
      this.#hidden.push(0);
    }
  }

  #isBehindPicture(): boolean {
    const code = this.#previous;
    return OF_PICTURES.has(code) || (code > 0xa8 && PICTURE.test(String.fromCodePoint(code)));
  }

  /** Ends a part that is drawn from right to left, and puts it in the order in which people read it. */
  #turn(): void {
    const from = this.#reversedFrom;
    this.#reversedFrom = -1;
    if (from < 0) return;
    for (const list of [this.#starts, this.#ends, this.#marks]) {
      for (const value of list.splice(from).reverse()) list.push(value);
    }
    // Gaps are one more than units; what is not seen at either end counts at both.
    const gaps = this.#hidden.splice(from).reverse();
    const outer = (gaps[0] ?? 0) | (gaps.at(-1) ?? 0);
    gaps.forEach((gap, at) => {
      this.#hidden.push(at === 0 || at === gaps.length - 1 ? outer : gap);
    });
    const units = [...this.#units.splice(from).join('')].reverse().join('').split('');
    for (const unit of units) this.#units.push(unit);
  }

  done(): Folded {
    this.#turn();
    return {
      original: this.#original,
      text: this.#units.join(''),
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
      marks: Uint16Array.from(this.#marks),
      hidden: Uint16Array.from(this.#hidden),
    };
  }
}
