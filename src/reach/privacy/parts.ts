/** A long text in parts that are judged one by one, so that the time is linear in the text. */

export interface Part {
  readonly text: string;
  /** Where it begins in the whole. */
  readonly start: number;
}

/** UTF-16 units. Nobody writes a longer message by hand. */
const LONGEST = 1_500;
/** By which each part begins in the one before: longer than what is said in one breath. */
const SHARED = 200;
const BORDER = /[。！？!?\n]/;

export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  while (text.length - start > LONGEST) {
    const end = borderBefore(text, start + LONGEST, start + LONGEST - SHARED);
    parts.push({ text: text.slice(start, end), start });
    start = borderBefore(text, end - SHARED, end - 2 * SHARED);
  }
  return [...parts, { text: text.slice(start), start }];
}

/** The last end of a sentence before a place and not before another, else that place; no character of two units is cut. */
function borderBefore(text: string, at: number, least: number): number {
  for (let place = at; place > least; place--) if (BORDER.test(text[place - 1] ?? '')) return place;
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}
