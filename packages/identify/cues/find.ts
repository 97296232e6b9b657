/** What a message asks, claims, promises and threatens. */
import { type Folded, fold, originOf } from '../fold/fold.ts';
import { MAX_TEXT } from '../limits.ts';
import { ASKS } from './asks.ts';
import { CUE_CODES, type Cue, type CueCode } from './codes.ts';
import { compile } from './compile.ts';
import { type Reading, readingOf } from './reading.ts';
import { SAYS } from './says.ts';
import { scopeOf } from './scope.ts';

const PATTERNS: Readonly<Record<CueCode, readonly string[]>> = { ...ASKS, ...SAYS };
const COMPILED = CUE_CODES.map((code) => ({ code, pattern: compile(PATTERNS[code]) }));
/** In order of where they begin; of one kind they never overlap. Linear in the text; empty beyond {@link MAX_TEXT}. */
export function findCues(text: string): readonly Cue[] {
  if (text.length > MAX_TEXT) return [];
  const folded = fold(text);
  return cuesIn(folded, readingOf(folded), CUE_CODES);
}

/** Of these kinds alone, in a text that was folded and read. */
export function cuesIn(folded: Folded, reading: Reading, codes: readonly CueCode[]): readonly Cue[] {
  const scope = scopeOf(reading.text);
  const sought = COMPILED.filter(({ code }) => codes.includes(code));
  const cues = sought.flatMap(({ code, pattern }) =>
    [...meantBy(pattern, reading.text, (from, to) => scope.means(code, from, to))].map(([from, to]) =>
      cueOf(folded, reading, code, from, to),
    ),
  );
  return cues.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** Where a pattern stands and is meant. A match that is not meant may hide one that begins within it. */
function* meantBy(
  pattern: RegExp,
  text: string,
  isMeant: (from: number, to: number) => boolean,
): Generator<readonly [from: number, to: number]> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (isMeant(from, to)) yield [from, to];
    else pattern.lastIndex = from + 1;
  }
}

function cueOf(folded: Folded, { places }: Reading, code: CueCode, from: number, to: number): Cue {
  const { start, end } = originOf(folded, places[from] ?? 0, (places[to - 1] ?? 0) + 1);
  return { code, text: folded.original.slice(start, end), start, end };
}
