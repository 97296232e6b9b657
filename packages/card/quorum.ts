/** Whether enough people have approved. People count, not their keys. */
import type { Sha256 } from '@clearline/tlog';
import type { Bytes } from './bytes.ts';
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

/** A publishers' policy in its place, with those by whom it must be signed. No signature is verified yet. */
interface Link {
  readonly policy: Publishers;
  readonly judge: Publishers;
  readonly payload: Bytes;
  readonly envelope: Envelope;
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
  const link = readLink(previous, envelope, crypto.sha256);
  return link && (await isSigned(link, crypto)) ? link.policy : null;
}

/** Reads policies that follow one another, from the first; null where one may not follow. See {@link isSigned}. */
export function readLinks(envelopes: readonly Envelope[], sha256: Sha256): readonly Link[] | null {
  const links: Link[] = [];
  for (const envelope of envelopes) {
    const link = readLink(links.at(-1)?.policy ?? null, envelope, sha256);
    if (!link) return null;
    links.push(link);
  }
  return links;
}

function readLink(previous: Publishers | null, envelope: Envelope, sha256: Sha256): Link | null {
  if (envelope.payloadType !== PUBLISHERS_TYPE) return null;
  const payload = payloadOf(envelope);
  const policy = readPublishers(payload, sha256);
  if (!policy || policy.v !== (previous?.v ?? 0) + 1) return null;
  const judge = previous ?? policy;
  if (policy.log !== judge.log || policy.issued < judge.issued) return null;
  return { policy, judge, payload, envelope };
}

/** Whether as many people have signed it as those before it ask for. @param all see {@link tally} */
export async function isSigned(
  { policy, judge, payload, envelope }: Link,
  crypto: CardCrypto,
  all: readonly Publishers[] | null = null,
): Promise<boolean> {
  const said = () => ({ n: policy.v, recall: () => null });
  const found = await tally(envelope, { payload, said }, judge, crypto, all);
  return found.ok && peopleIn(found.value.fresh) >= judge.rules.publishers.approvals;
}
