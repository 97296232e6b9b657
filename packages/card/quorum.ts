/** Whether enough people have approved. People count, not their keys. */
import type { CardCrypto } from './crypto.ts';
import { type Envelope, PUBLISHERS_TYPE, payloadOf } from './envelope.ts';
import { type Publishers, readPublishers } from './publishers.ts';
import { type Approval, type Tally, tally } from './tally.ts';

export type QuorumCode = 'unknown-key' | 'one-person-twice' | 'weaker-quorum' | 'quorum-lacking';

/** How many different people these approvals are of. */
export const peopleIn = (approvals: readonly Approval[]): number =>
  new Set(approvals.map(({ person }) => person)).size;

/** Why the approvals, which are of fewer people than needed, do not do. */
export function lackOf(
  approvals: readonly Approval[],
  needed: number,
  { hasStrangers }: Tally,
  { rules }: Publishers,
): QuorumCode {
  if (approvals.length >= needed) return 'one-person-twice';
  if (hasStrangers) return 'unknown-key';
  return peopleIn(approvals) >= rules.retirement.approvals ? 'weaker-quorum' : 'quorum-lacking';
}

/**
 * The publishers' policy in an envelope; null unless it may follow `previous`: one version on, for the same log, not
 * older, and signed by as many of the previous people as the previous policy asks for. The first is signed by its own.
 */
export async function nextPublishers(
  previous: Publishers | null,
  envelope: Envelope,
  crypto: CardCrypto,
): Promise<Publishers | null> {
  if (envelope.payloadType !== PUBLISHERS_TYPE) return null;
  const next = readPublishers(payloadOf(envelope), crypto.sha256);
  if (!next || next.v !== (previous?.v ?? 0) + 1) return null;
  const judge = previous ?? next;
  if (next.log !== judge.log || next.issued < judge.issued) return null;
  const found = await tally(envelope, { n: next.v, recall: () => null }, judge, crypto);
  return found.ok && peopleIn(found.value.fresh) >= judge.rules.publishers.approvals ? next : null;
}
