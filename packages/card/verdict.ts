/** What several proofs say together about one identifier. */
import { canonical } from './canonical.ts';
import type { ApprovedCard } from './card-chain.ts';
import { changeClass } from './change-class.ts';
import type { Channel } from './channel.ts';
import type { VerifyCode } from './codes.ts';
import { isChannel, isRetired } from './identifier.ts';
import type { VerifiedCard, VerifyResult } from './verify.ts';

/** `proof` is the newest that counts: official as of `proof.asOf`, valid until `proof.until`. */
export type Verdict =
  /** Nothing was asked about but the card itself. */
  | { readonly verdict: 'genuine'; readonly proof: VerifiedCard }
  | { readonly verdict: 'official'; readonly channel: Channel; readonly proof: VerifiedCard }
  | {
      readonly verdict: 'retired';
      /** RFC 3339, in UTC. */
      readonly on: string;
      readonly successor: Channel | null;
      readonly proof: VerifiedCard;
    }
  | { readonly verdict: 'not-listed'; readonly proof: VerifiedCard }
  | { readonly verdict: 'too-old'; readonly proof: VerifiedCard }
  /** Two proofs that hold contradict each other: somebody was shown another truth. */
  | { readonly verdict: 'forked'; readonly proofs: readonly [VerifiedCard, VerifiedCard] }
  /** Proofs of different records say nothing about each other. */
  | { readonly verdict: 'different-records' }
  | { readonly verdict: 'invalid'; readonly code: VerifyCode };

/**
 * Judges by the newest card: one that retires a number beats every older proof that it was official, even when the newer
 * one has expired. Proofs that were refused count for nothing beside one that holds.
 * @param identifier as somebody typed it: a number, an address, an account; null to ask about the card alone
 * @param now milliseconds since the epoch
 */
export function judge(results: readonly VerifyResult[], identifier: string | null, now: number): Verdict {
  const proofs = results.flatMap(proofOf).sort((one, other) => other.n - one.n || later(one, other));
  const [proof] = proofs;
  if (!proof) return { verdict: 'invalid', code: results.flatMap(codeOf)[0] ?? 'malformed-bundle' };
  if (proofs.some(({ record }) => record !== proof.record)) return { verdict: 'different-records' };
  const fork = forkIn(proofs);
  if (fork) return { verdict: 'forked', proofs: fork };
  const isCurrent =
    results.some((result) => result.ok && result.value === proof) && Date.parse(proof.until) > now;
  if (identifier === null) return { verdict: isCurrent ? 'genuine' : 'too-old', proof };
  const gone = retirement(proofs, identifier);
  if (gone) return { verdict: 'retired', ...gone, proof };
  if (!isCurrent) return { verdict: 'too-old', proof };
  const channel = proof.card.channels.find((one) => isChannel(one, identifier));
  return channel ? { verdict: 'official', channel, proof } : { verdict: 'not-listed', proof };
}

const proofOf = (result: VerifyResult) => (result.ok ? [result.value] : (result.error.past ?? []));
const codeOf = (result: VerifyResult) => (result.ok ? [] : [result.error.code]);
const later = (one: VerifiedCard, other: VerifiedCard) => (one.asOf < other.asOf ? 1 : -1);

/** Retired by the newest card; or official on an older one and not on the newest, which says no more about it. */
function retirement(proofs: readonly VerifiedCard[], identifier: string) {
  const [newest, ...older] = proofs;
  if (!newest) return null;
  const { channels, retired, issued } = newest.card;
  const entry = retired.find((one) => isRetired(one, identifier));
  if (entry) return { on: entry.until, successor: channels.find(({ id }) => id === entry.successor) ?? null };
  const wasListed = ({ card }: VerifiedCard) =>
    [
      ...card.channels.map((one) => isChannel(one, identifier)),
      ...card.retired.map((one) => isRetired(one, identifier)),
    ].includes(true);
  const isListed = channels.some((one) => isChannel(one, identifier));
  return !isListed && older.some(wasListed) ? { on: issued, successor: null } : null;
}

function forkIn(proofs: readonly VerifiedCard[]): [VerifiedCard, VerifiedCard] | null {
  for (const [i, one] of proofs.entries()) {
    const other = proofs.slice(i + 1).find((candidate) => contradicts(one, candidate));
    if (other) return [one, other];
  }
  return null;
}

/**
 * Two cards of one number that are not the same; a card and one that claims that nothing changed around it; a later card
 * by fewer of the publishers' policies; two versions of one of those policies.
 */
const contradicts = (one: VerifiedCard, other: VerifiedCard): boolean =>
  (one.n === other.n && canonical(one.card) !== canonical(other.card)) ||
  hidesPolicy(one, other) ||
  hidesPolicy(other, one) ||
  one.policies.some((digest, at) => (other.policies[at] ?? digest) !== digest) ||
  one.history.some((a) =>
    other.history.some((b) => overlap(a, b) && changeClass(a.card, b.card) !== 'reissue'),
  );

/** An older card rests on the policy of its time, however late its proof was made. */
const hidesPolicy = (one: VerifiedCard, other: VerifiedCard) =>
  one.n > other.n && one.size > other.size && one.publishers < other.publishers;
const overlap = (a: ApprovedCard, b: ApprovedCard) =>
  Math.max(a.sameSince, b.sameSince) <= Math.min(a.card.n, b.card.n);
