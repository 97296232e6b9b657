/** What the server says is wrong, sorted to the fields where people mend it. */
import type { Lang } from '@clearline/card';
import type { Problem as Told } from '../contract.ts';

export interface Problem {
  readonly level: 'problem' | 'warning';
  /** Inside the part: `badge.expires`; empty for the part as a whole. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

export function readable(told: readonly Told[], level: Problem['level'], lang: Lang): Problem[] {
  return told.map(({ path, message, remedy }) => ({
    level,
    path,
    message: message[lang],
    fix: remedy[lang],
  }));
}

/** Those of one field: `stores` has those of `stores[1].url` too. */
export const problemsAt = (problems: readonly Problem[], field: string): Problem[] =>
  problems.filter(
    ({ path }) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  );

/** Those that no field of these shows. */
export const problemsBeside = (problems: readonly Problem[], fields: readonly string[]): Problem[] =>
  problems.filter((problem) => !fields.some((field) => problemsAt([problem], field).length > 0));

/** A piece of a text; one with a channel names it, and leads there. */
export interface Piece {
  readonly text: string;
  readonly channel?: string;
}

/** The message in pieces: where it names channels by their labels, in their order, it leads to them. */
export function piecesOf(
  { message, channels = [] }: Pick<Told, 'message' | 'channels'>,
  lang: Lang,
): Piece[] {
  const pieces: Piece[] = [];
  let rest = message[lang];
  for (const { id, label } of channels) {
    const at = rest.indexOf(label[lang]);
    if (at < 0) continue;
    pieces.push({ text: rest.slice(0, at) }, { text: label[lang], channel: id });
    rest = rest.slice(at + label[lang].length);
  }
  return [...pieces, { text: rest }].filter(({ text }) => text !== '');
}
