import {
  type CardCrypto,
  judge,
  parseBundle,
  type Verdict,
  type VerifyResult,
  verifyBundle,
} from '@clearline/card';
import type { Proof } from './proofs.ts';
import { keysOf, type Trust } from './trust.ts';

export interface Question {
  readonly proofs: readonly Proof[];
  /** As typed; empty to ask about the card alone. */
  readonly value: string;
  readonly trust: Trust;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly crypto: CardCrypto;
}

export interface Checked extends Omit<Question, 'proofs' | 'crypto'> {
  readonly verdict: Verdict;
  readonly each: readonly { readonly name: string; readonly result: VerifyResult }[];
  /** The version that replaced the card which the verdict is about, where that is an older one. */
  readonly replacedBy: number | null;
  /** Of the log that the verdict rests on; those who compare a fingerprint compare these. */
  readonly vkeys: readonly string[];
}

/**
 * Checks every proof by itself and judges them together. There must be one. What is true of a number the newest card says;
 * only where no number is asked about is the verdict that of an older card.
 */
export async function check({ proofs, crypto, ...asked }: Question): Promise<Checked> {
  const { value, trust, now } = asked;
  const verify = ({ bytes }: Proof) => verifyBundle(bytes, { policy: trust.policy }, now, crypto);
  const each = await Promise.all(
    proofs.map(async ({ isNewer = false, ...proof }) => ({
      ...{ name: proof.name, isNewer },
      result: await verify(proof),
    })),
  );
  const judged = (some: typeof each) =>
    judge(
      some.map(({ result }) => result),
      value === '' ? null : value,
      now,
    );
  const together = judged(each);
  const older = each.filter(({ isNewer }) => !isNewer);
  const isOfOlder = value === '' && older.length < each.length && 'proof' in together;
  const verdict = isOfOlder ? judged(older) : together;
  const replacedBy = isOfOlder ? newerThan(verdict, together) : null;
  return { ...asked, verdict, replacedBy, each, vkeys: vkeysOf(verdict, proofs, trust) };
}

const newerThan = (verdict: Verdict, together: Verdict): number | null =>
  'proof' in verdict && 'proof' in together && together.proof.n > verdict.proof.n ? together.proof.n : null;

function vkeysOf(verdict: Verdict, proofs: readonly Proof[], { policy }: Trust): readonly string[] {
  if (!('proof' in verdict)) return [];
  const { log } = verdict.proof;
  if (policy !== null) return keysOf(policy, log);
  const own = proofs.map(({ bytes }) => parseBundle(bytes));
  return [...new Set(own.flatMap((bundle) => (bundle.ok ? keysOf(bundle.value.policy, log) : [])))];
}
