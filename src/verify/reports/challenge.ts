/**
 * Proof of work instead of puzzles, by altcha-lib: the browser finds the counter that we drew. A challenge is signed, for
 * one use by one network, and expires by our own clock.
 */
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type * as z from 'zod';
import { sha256 } from '../../kernel/crypto.ts';
import type { Challenge, Proof } from './contract.ts';
import type { Sealing } from './sealing.ts';

const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 2_000;
/** How many keys a browser derives: about a second on a phone. */
const MIN_COUNTER = 300;
const MAX_COUNTER = 900;
export const CHALLENGE_MS = 20 * 60_000;

export type ChallengeUse = 'report' | 'appeal';

interface Asking {
  readonly sealing: Sealing;
  readonly use: ChallengeUse;
  /** The network that asks: see `Client.key`. */
  readonly network: string;
  readonly now: number;
}

export async function challengeFor(asking: Asking): Promise<z.output<typeof Challenge>> {
  const { sealing, use, now } = asking;
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    counter: randomInt(MIN_COUNTER, MAX_COUNTER),
    deriveKey,
    data: { use, by: clientOf(asking), until: now + CHALLENGE_MS },
    hmacSignatureSecret: sealing.challengeSecret,
    hmacKeySignatureSecret: sealing.answerSecret,
  });
  return challenge as z.output<typeof Challenge>;
}

export interface Spent {
  /** By which its second use is known. */
  readonly digest: Buffer;
  readonly until: Date;
}

/** Null for a proof that is forged, unsolved, too old, or somebody else's. Whether it was used before is not known here. */
export async function readProof(proof: Proof, asking: Asking): Promise<Spent | null> {
  const { parameters, signature } = proof.challenge;
  const { use, by, until } = parameters.data ?? {};
  if (signature === undefined || use !== asking.use || by !== clientOf(asking)) return null;
  if (typeof until !== 'number' || until <= asking.now || until > asking.now + CHALLENGE_MS) return null;
  const { verified } = await verifySolution({
    challenge: proof.challenge as Parameters<typeof verifySolution>[0]['challenge'],
    solution: proof.solution as Parameters<typeof verifySolution>[0]['solution'],
    deriveKey,
    hmacSignatureSecret: asking.sealing.challengeSecret,
    hmacKeySignatureSecret: asking.sealing.answerSecret,
  });
  return verified
    ? { digest: Buffer.from(sha256(Buffer.from(parameters.nonce))), until: new Date(until) }
    : null;
}

const clientOf = ({ sealing, network }: Asking): string =>
  sealing.digest('client', network).toString('base64url').slice(0, 22);
