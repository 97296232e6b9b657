/** How much of a corpus is found, and how much is found that is not there. */
import { readMessage } from '../cues/message.ts';
import { type Found, findPhones, identify } from '../identify.ts';
import { lookalike } from '../lookalike/lookalike.ts';
import { OFFICIALS } from './lookalikes.fixtures.ts';
import type { NotNumberText } from './not-numbers.fixtures.ts';
import type { NumberText } from './numbers.fixtures.ts';
import { type Half, halfOf } from './random.fixtures.ts';
import type { DomainText, MessageText } from './read.fixtures.ts';

export interface Score {
  readonly class: string;
  readonly half: Half;
  /** What is there, and what of it was found. */
  readonly expected: number;
  readonly found: number;
  /** What was found and is not there. */
  readonly extra: number;
  /** Each text that went wrong. */
  readonly wrong: readonly string[];
}

export const recallOf = (scores: readonly Score[]): number => sum(scores, 'found') / sum(scores, 'expected');
export const precisionOf = (scores: readonly Score[]): number =>
  sum(scores, 'found') / (sum(scores, 'found') + sum(scores, 'extra'));
const sum = (scores: readonly Score[], field: 'expected' | 'found' | 'extra'): number =>
  scores.reduce((total, score) => total + score[field], 0);

/** By class and half, in the order of the corpus. */
export const scoreNumbers = (texts: readonly (NumberText | NotNumberText)[]): Score[] =>
  grouped(texts, (text) => {
    const expected = 'phones' in text ? [...text.phones] : [];
    const left = [...expected];
    let extra = 0;
    for (const { value } of findPhones(text.text)) {
      const at = left.indexOf(value);
      if (at < 0) extra++;
      else left.splice(at, 1);
    }
    return { expected: expected.length, found: expected.length - left.length, extra };
  });

/** An innocent domain that is suspected of anything is one too much. */
export const scoreDomains = (domains: readonly DomainText[]): Score[] =>
  grouped(domains, ({ text, official }) => {
    const signals = lookalike(text, OFFICIALS);
    if (official === '') return { expected: 0, found: 0, extra: signals.length > 0 ? 1 : 0 };
    return { expected: 1, found: signals.some((signal) => signal.official === official) ? 1 : 0, extra: 0 };
  });

/** What is the operator's own in the messages, and numbers that everybody knows. */
const OWN =
  /^(?:4000002000|(?:hr@)?(?:\w+\.)?(?:mingxianka|tianqiao)\.example|110|12\d{3}|96110|95\d{3}|100\d\d)$/;

/** Whether it is none of the operator's that the corpus is written for. */
export const isForeign = (one: Found): boolean =>
  one.kind !== 'order' && !OWN.test('host' in one && one.kind !== 'email' ? one.host : one.value);

function isAccused(text: string): boolean {
  const read = identify(text);
  return readMessage(text, read.ok ? read.found : [], isForeign).isImpostor;
}

export const scoreMessages = (messages: readonly MessageText[]): Score[] =>
  grouped(messages, ({ text, isImpostor }) => {
    const accused = isAccused(text) ? 1 : 0;
    return isImpostor ? { expected: 1, found: accused, extra: 0 } : { expected: 0, found: 0, extra: accused };
  });

type Count = Omit<Score, 'class' | 'half' | 'wrong'>;

function grouped<T extends { readonly class: string; readonly text: string }>(
  all: readonly T[],
  count: (one: T) => Count,
): Score[] {
  const scores = new Map<string, Score>();
  for (const one of all) {
    const half = halfOf(one.text);
    const key = `${one.class} ${half}`;
    const { expected, found, extra } = count(one);
    const before = scores.get(key) ?? { class: one.class, half, expected: 0, found: 0, extra: 0, wrong: [] };
    scores.set(key, {
      ...before,
      expected: before.expected + expected,
      found: before.found + found,
      extra: before.extra + extra,
      wrong: found < expected || extra > 0 ? [...before.wrong, one.text] : before.wrong,
    });
  }
  return [...scores.values()];
}
