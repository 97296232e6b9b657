/** Which macros somebody means who types `/` and a part of one's shortcut or title. Pure; safe in browsers. */

interface Findable {
  readonly title: string;
  readonly shortcut: string;
  readonly shared: boolean;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Lower is better; null is none. */
function rankOf({ title, shortcut }: Findable, part: string): number | null {
  const name = folded(title);
  if (shortcut === part) return 0;
  if (shortcut.startsWith(part)) return 1;
  if (name.startsWith(part)) return 2;
  if (shortcut.includes(part)) return 3;
  return name.includes(part) ? 4 : null;
}

/** The best first; of two that are as good one's own goes first. */
export function findMacros<M extends Findable>(macros: readonly M[], asked: string): M[] {
  const part = folded(asked.trim());
  return macros
    .flatMap((macro) => {
      const rank = rankOf(macro, part);
      return rank === null ? [] : [{ macro, rank }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.macro.shared) - Number(b.macro.shared) ||
        (a.macro.shortcut < b.macro.shortcut ? -1 : 1),
    )
    .map(({ macro }) => macro);
}

/** Whether a text searched for stands in its title, its shortcut or one of its texts. */
export function matches(
  macro: Findable & { readonly texts: { readonly zh: string; readonly en: string } },
  asked: string,
): boolean {
  const part = folded(asked.trim().replace(/^\//, ''));
  const { title, shortcut, texts } = macro;
  return [title, shortcut, texts.zh, texts.en].some((text) => folded(text).includes(part));
}

export interface Asked {
  readonly part: string;
  /** UTF-16 units: from the slash up to the caret. */
  readonly start: number;
  readonly end: number;
}

const MAX_PART = 30;

/** A slash at the beginning or behind a blank, and what is typed behind it; null where none is. */
export function askedAt(text: string, caret: number): Asked | null {
  const found = /(?:^|\s)\/(\S*)$/.exec(text.slice(0, caret));
  const part = found?.[1];
  if (part === undefined || part.length > MAX_PART || part.includes('/')) return null;
  return { part, start: caret - part.length - 1, end: caret };
}
