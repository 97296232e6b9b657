/** The part of a query that a page understands, always spelt the same way, so that made-up addresses share one answer. */
import { readChoice } from '../find/surfaces/index.ts';
import { readAsked } from '../reach/ways/index.ts';

/** Null leaves the answer to the application. */
type Query = (query: URLSearchParams) => string | null;

export const choiceQuery: Query = (query) => {
  const { intent, urgency } = choiceOf(query);
  return [intent && `intent=${intent}`, urgency && `urgency=${urgency}`].filter(Boolean).join('&');
};
export const choiceOf = (query: URLSearchParams) =>
  readChoice(query.get('intent') ?? undefined, query.get('urgency') ?? undefined);

export const waysQuery: Query = (query) => {
  const { intent, signedIn, script } = readAsked(query);
  return `intent=${intent}&signed-in=${signedIn}&script=${script}`;
};

export const versionQuery: Query = (query) => {
  const n = versionOf(query);
  return n === null ? '' : `n=${n}`;
};
/** Of a card, from 1; null where the query names none. */
export function versionOf(query: URLSearchParams): number | null {
  const n = query.get('n') ?? '';
  return /^[1-9]\d{0,8}$/.test(n) ? Number(n) : null;
}

/** The application answers what depends on these. */
export const without =
  (...names: string[]): Query =>
  (query) =>
    names.some((name) => query.has(name)) ? null : '';
