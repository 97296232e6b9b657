/** Patterns of words as regular expressions. */
import { WORDS } from './words.ts';

const latin = (word: string): boolean => /^(?:[a-z]|\(\?:)/.test(word);

/** Words as one group; those in Latin letters only as whole words. */
const groupOf = (words: string): string => {
  const all = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '));
  // The longest first, so that a cue is told in full.
  const own = all.filter((word) => !latin(word)).sort((one, other) => other.length - one.length);
  const foreign = all.filter(latin);
  const bordered = foreign.length > 0 ? [`(?<![a-z])(?:${foreign.join('|')})(?![a-z])`] : [];
  return `(?:${[...own, ...bordered].join('|')})`;
};
const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).map(([name, words]) => [name, groupOf(words)]),
);

/** What may stand within a clause, and (with commas) within a sentence. */
const GAPS: ReadonlyMap<string, string> = new Map([
  ['..', '[^,;:。!?\\n]{0,8}'],
  ['...', '[^,;:。!?\\n]{0,18}'],
  ['....', '[^。!?\\n]{0,32}'],
]);

function named(parts: ReadonlyMap<string, string>, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new TypeError(`no words of the name ${name}`);
  return part;
}

/** A pattern of the tables: `{name}` is a word of that name, `<..>`, `<...>` and `<....>` are gaps, ` | ` parts ways. */
export const compile = (patterns: readonly string[], flags = 'g'): RegExp =>
  new RegExp(
    patterns
      .map((pattern) =>
        pattern
          .replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => named(GROUPS, name))
          .replace(/<(\.{2,4})>/g, (_, gap: string) => named(GAPS, gap)),
      )
      .join('|'),
    flags,
  );
