/** Text search by pairs of neighbouring characters, which serves Chinese and Latin script alike. */

/** Beyond this a search finds the entry by what comes before. */
const MAX_WORDS = 20_000;

export const wordsOf = (parts: readonly string[]): string => folded(parts.join(' ')).slice(0, MAX_WORDS);

export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Each pair once; none for a single character, which only a look at every entry can find. */
export function pairsOf(words: string): string[] {
  const characters = [...words];
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))];
}
