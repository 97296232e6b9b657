/** A message as a whole: what it asks and does, and whether it reads like those of impostors. */
import { fold } from '../fold/fold.ts';
import type { Found } from '../identify.ts';
import type { Cue } from './codes.ts';
import { findCues } from './find.ts';
import type { Seen } from './model/features.ts';
import { scoreOf } from './model/score.ts';
import { readingOf } from './reading.ts';

export interface ReadMessage {
  readonly cues: readonly Cue[];
  /** By what was learnt from the corpus; the cues say why. It never says that a message is genuine. */
  readonly isImpostor: boolean;
}

/** UTF-16 units. Identifiers are found behind them too, and longer than this no message is. */
const MOST_READ = 8_000;
/** Shorter texts say nothing: an identifier alone, a greeting. */
const FEWEST_LETTERS = 5;
const LETTERS = /\p{L}/gu;

/**
 * @param found what `identify` has found in the text
 * @param isForeign whether a contact is neither the operator's nor everybody's
 */
export function readMessage(
  text: string,
  found: readonly Found[],
  isForeign: (found: Found) => boolean,
): ReadMessage {
  const seen = seenIn(text, found, isForeign);
  const letters = replaced(text, found, () => ' ').match(LETTERS)?.length ?? 0;
  return { cues: seen.found, isImpostor: letters >= FEWEST_LETTERS && scoreOf(seen) > 0 };
}

/** What its score rests on. */
export function seenIn(
  text: string,
  found: readonly Found[],
  isForeign: (found: Found) => boolean,
): Seen & { readonly found: readonly Cue[] } {
  // 转 8000 in a number transfers nothing.
  const plain = replaced(text, found, (one) =>
    one.kind === 'phone' ? one.text.replace(/[^\d]/g, '-') : one.text,
  );
  const cues = findCues(plain.slice(0, MOST_READ));
  return {
    // What a link or an account is called is judged elsewhere, and would be learnt by heart here.
    reading: readingOf(fold(beginning(replaced(text, found, ({ kind }) => ` ${kind} `)))).text,
    cues: new Set(cues.map(({ code }) => code)),
    kinds: new Set(found.filter(isForeign).map(({ kind }) => kind)),
    found: cues,
  };
}

const beginning = (text: string): string => text.slice(0, MOST_READ);

/** @param found in order, and not overlapping */
function replaced(text: string, found: readonly Found[], by: (found: Found) => string): string {
  let whole = '';
  let end = 0;
  for (const one of found) {
    whole += text.slice(end, one.start) + by(one);
    end = one.end;
  }
  return whole + text.slice(end);
}
