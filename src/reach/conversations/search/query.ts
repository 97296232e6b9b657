/** What somebody looks for, as PostgreSQL asks its index (`tsquery`). */
import { fold, runsOf, wordOf } from './words.ts';

export interface Query {
  /** Each of the words somewhere. */
  readonly all: string;
  /** All of it in one place, as it was typed; null where that says no more. */
  readonly phrase: string | null;
}

interface Part {
  readonly lexeme: string;
  readonly position: number;
}

/** Null where there is nothing to look for: only spaces and marks. */
export function queryOf(text: string): Query | null {
  const terms = text
    .trim()
    .split(/\s+/)
    .map((term) => partsOf(term))
    .filter(({ parts }) => parts.length > 0);
  if (terms.length === 0) return null;
  const all = terms.map(({ parts }) => `(${inOrder(parts)})`).join(' & ');
  if (terms.length === 1) return { all, phrase: null };
  let behind = 0;
  const whole = terms.flatMap(({ parts, length }) => {
    const moved = parts.map((part) => ({ ...part, position: part.position + behind }));
    behind += length;
    return moved;
  });
  return { all, phrase: inOrder(whole) };
}

/** The positions are those of `vectorOf`. The last word may go on. */
function partsOf(term: string): { readonly parts: readonly Part[]; readonly length: number } {
  const { characters } = fold(term);
  const parts: Part[] = [];
  let position = 0;
  const runs = runsOf(characters);
  for (const run of runs) {
    const length = run.end - run.start;
    if (run.kind === 'word') {
      parts.push({ lexeme: `'${wordOf(characters, run)}'${run === runs.at(-1) ? ':*' : ''}`, position });
      position += 1;
      continue;
    }
    for (const offset of coverOf(length)) {
      const lexeme = characters.slice(run.start + offset, run.start + offset + 2).join('');
      parts.push({ lexeme: `'${lexeme}'${length === 1 ? ':*' : ''}`, position: position + offset });
    }
    position += length;
  }
  return { parts, length: position };
}

/** Where pairs begin that together hold every character of a run. */
function coverOf(length: number): number[] {
  if (length === 1) return [0];
  const starts = Array.from({ length: Math.floor(length / 2) }, (_, n) => n * 2);
  return length % 2 === 0 ? starts : [...starts, length - 2];
}

const inOrder = (parts: readonly Part[]): string =>
  parts
    .map(({ lexeme, position }, at) => {
      const before = parts[at - 1];
      return before ? `<${position - before.position}> ${lexeme}` : lexeme;
    })
    .join(' ');
