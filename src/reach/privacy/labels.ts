/** Where the words stand that say what digits are. */
import type { Reading } from '@clearline/identify';
import { TAKEN } from './taken.ts';
import { WORDS, type Word } from './words.ts';

export interface Label {
  readonly word: Word;
  /** Places in the folded text. */
  readonly from: number;
  readonly to: number;
}

const isLatin = (word: string): boolean => /^[0-9a-z]/.test(word) && !/[^\x20-\x7e]/.test(word);

const KINDS: ReadonlyMap<string, Word> = new Map(
  (Object.keys(WORDS) as Word[]).flatMap((word) =>
    WORDS[word]
      .trim()
      .split(/\s+/)
      .map((text) => [text.replaceAll('_', ' '), word] as const),
  ),
);
const LONGEST_FIRST = [...KINDS.keys()].sort((one, other) => other.length - one.length);
const groupOf = (texts: readonly string[]): string => texts.join('|');
const PATTERN = new RegExp(
  `${groupOf(LONGEST_FIRST.filter((text) => !isLatin(text)))}|(?<![a-z])(?:${groupOf(LONGEST_FIRST.filter(isLatin))})(?![a-z])`,
  'g',
);

/**
 * In order, and not overlapping.
 * @param text what the reading was made of, with {@link TAKEN} where a word may not reach over
 */
export function labelsIn(reading: Reading, text: string): readonly Label[] {
  const { places } = reading;
  return [...readable(reading, text).matchAll(PATTERN)].map((match) => {
    const last = match.index + match[0].length - 1;
    return {
      word: KINDS.get(match[0]) ?? 'other',
      from: places[match.index] ?? 0,
      to: (places[last] ?? 0) + 1,
    };
  });
}

function readable({ text: said, places }: Reading, text: string): string {
  if (!text.includes(TAKEN)) return said;
  return said
    .split('')
    .map((unit, at) => (text[places[at] ?? 0] === TAKEN ? '\n' : unit))
    .join('');
}
