/** Patterns of words as regular expressions. */
import { WORDS } from './words.ts';

const latin = (word: string): boolean => /^(?:[a-z]|\(\?:)/.test(word);

/** Words as one group; those in Latin letters only as whole words. */
const groupOf = (words: string): string => {
  const all = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));
  const [own, foreign] = [all.filter((word) => !latin(word)), all.filter(latin)];
  const bordered = foreign.length > 0 ? [`(?<![a-z])(?:${foreign.join('|')})(?![a-z])`] : [];
  return `(?:${[...own, ...bordered].join('|')})`;
};
const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).map(([name, words]) => [name, groupOf(words)]),
);

/** What may stand within a clause, and (with commas) within a sentence. */
const GAPS: Readonly<Record<string, string>> = {
  '..': '[^,;:。!?\\n]{0,8}',
  '...': '[^,;:。!?\\n]{0,18}',
  '....': '[^。!?\\n]{0,32}',
};

/** A pattern of the tables: `{name}` is a word of that name, `<..>`, `<...>` and `<....>` are gaps, ` | ` parts ways. */
export const compile = (patterns: readonly string[], flags = 'g'): RegExp =>
  new RegExp(
    patterns
      .map((pattern) =>
        pattern
          .replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => GROUPS.get(name) ?? '')
          .replace(/<(\.{2,4})>/g, (_, gap: string) => GAPS[gap] ?? ''),
      )
      .join('|'),
    flags,
  );
