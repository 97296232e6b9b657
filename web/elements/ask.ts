import type { Lang } from '@clearline/card';
import type { Answer } from '../../src/verify/verdicts/contract.ts';

/** Why a question has no answer. */
export type Failure = 'empty' | 'too-long' | 'too-many' | 'timed-out' | 'offline' | 'no-answer';
export type Outcome = { readonly answer: Answer } | { readonly why: Failure };

/** UTF-16 units: what the contract takes, whose module is too heavy to load here. */
const MAX_TEXT = 20_480;
const TIMEOUT_MS = 10_000;
const LATE = 'late';

const REFUSALS: Partial<Record<number, Failure>> = { 413: 'too-long', 422: 'too-long', 429: 'too-many' };

/**
 * Asks the official site about a text, which goes nowhere else.
 * @param control ends the question from outside; then the outcome is null
 */
export async function ask(
  site: string,
  text: string,
  lang: Lang,
  control: AbortController,
): Promise<Outcome | null> {
  if (text.trim() === '') return { why: 'empty' };
  if (text.length > MAX_TEXT) return { why: 'too-long' };
  const timer = setTimeout(() => control.abort(LATE), TIMEOUT_MS);
  try {
    const outcome = await post(`${site}/api/v1/verify`, text, lang, control.signal);
    return control.signal.aborted ? null : outcome;
  } catch {
    const { aborted, reason } = control.signal;
    if (aborted) return reason === LATE ? { why: 'timed-out' } : null;
    return { why: navigator.onLine ? 'no-answer' : 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

/** @throws where the site cannot be reached, or says what its contract does not */
async function post(url: string, text: string, lang: Lang, signal: AbortSignal): Promise<Outcome> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': lang },
    body: JSON.stringify({ text }),
    cache: 'no-store',
    credentials: 'omit',
    signal,
  });
  if (!response.ok) return { why: REFUSALS[response.status] ?? 'no-answer' };
  const answer: Answer = await response.json();
  const { says, next, call } = answer.conclusion;
  if (![says, next, call.display, call.uri].every((part) => typeof part === 'string'))
    throw new TypeError('not an answer of the contract');
  return { answer };
}
