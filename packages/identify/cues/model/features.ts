/** What a message is judged by as a whole: its runs of up to three characters, its words and which stand near each other, its cues, and what it names. */
import type { FoundKind } from '../../identify.ts';
import type { CueCode } from '../codes.ts';

/** Features share places by their hash. A power of two, some twice as many as there are features that are learnt. */
export const PLACES = 2 ** 20;
const LONGEST_RUN = 3;
/** Words so far apart still belong together. */
const FARTHEST = 5;
/** What is decided is decided in the beginning of a text. */
const MOST_UNITS = 2_000;
const MOST_CUES = 4;

export interface Seen {
  /** As `readingOf` writes it: lower case, simplified, without what hides words. */
  readonly reading: string;
  readonly cues: ReadonlySet<CueCode>;
  /** Of the contacts in it that are not official. */
  readonly kinds: ReadonlySet<FoundKind>;
}

/** The places of its features, each once. */
export function placesOf(seen: Seen): Set<number> {
  const places = new Set<number>();
  for (const hash of hashesOf(seen)) places.add(placeOf(hash));
  return places;
}

export const placeOf = (hash: number): number => hash & (PLACES - 1);

/** Its features by their hash, each once. Numbers count by their length alone, so that no digits are learnt. */
export function hashesOf({ reading, cues, kinds }: Seen): Set<number> {
  const text = `^${reading.slice(0, MOST_UNITS).replace(/\d+/g, lengthOf)}$`;
  const hashes = new Set<number>();
  const add = (feature: string) => hashes.add(hashOf(feature));
  for (let run = 1; run <= LONGEST_RUN; run++)
    for (let at = 0; at + run <= text.length; at++) add(text.slice(at, at + run));
  const words = wordsOf(text);
  for (const [at, word] of words.entries()) {
    add(`word ${word}`);
    for (let apart = 1; apart <= FARTHEST && at + apart < words.length; apart++)
      add(`${apart === 1 ? 'next' : 'near'} ${word} ${words[at + apart]}`);
  }
  for (const code of cues) add(`cue ${code}`);
  for (let count = 1; count <= Math.min(cues.size, MOST_CUES); count++) add(`cues ${count}`);
  for (const kind of kinds) add(`kind ${kind}`);
  return hashes;
}

/** By the rules of Unicode (UAX #29) and the dictionary of the platform, which need not be the same everywhere. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) words.push(segment);
  return words;
}

const lengthOf = (digits: string): string => (digits.length > 6 ? '§' : digits.length > 3 ? '#' : '0');

/** FNV-1a (draft-eastlake-fnv), of 32 bits, over UTF-16 units. */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 16);
}
