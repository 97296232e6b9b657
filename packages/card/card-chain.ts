/** Cards that follow one another, each judged by what it changes. */
import { encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { type ChangeClass, changeClass } from './change-class.ts';
import type { CardCrypto } from './crypto.ts';
import { CARD_TYPE, type Envelope, payloadOf, readCanonical } from './envelope.ts';
import type { Publishers } from './publishers.ts';
import { lackOf, peopleIn, type QuorumCode } from './quorum.ts';
import { ok, type Result, refuse } from './result.ts';
import { Card } from './schema.ts';
import type { Carried } from './signature.ts';
import { type Approval, type Tally, type TallyCode, tally } from './tally.ts';

/** A card that enough people have approved. */
export interface ApprovedCard {
  readonly card: Card;
  /** Every card from this number up to its own said the same. */
  readonly sameSince: number;
  readonly approvals: readonly Approval[];
}

export type ChainCode = TallyCode | QuorumCode | 'malformed-card' | 'broken-card-chain';

/**
 * Judges cards, oldest first. The first must have the quorum for protected changes by itself, since nobody sees what it
 * changed; each later one the quorum for what it changes. All by one policy: what people approve who have left it, or
 * before it asked for more, is approved anew.
 */
export async function judgeCards(
  envelopes: readonly Envelope[],
  policy: Publishers,
  crypto: CardCrypto,
): Promise<Result<readonly ApprovedCard[], ChainCode>> {
  const approved: ApprovedCard[] = [];
  for (const envelope of envelopes) {
    const judged = await judgeCard(approved.at(-1) ?? null, envelope, policy, crypto);
    if (!judged.ok) return judged;
    approved.push(judged.value);
  }
  return ok(approved);
}

/** Judges one card by what it changes of the one before, where that is known. */
export async function judgeCard(
  previous: ApprovedCard | null,
  envelope: Envelope,
  policy: Publishers,
  crypto: CardCrypto,
): Promise<Result<ApprovedCard, ChainCode>> {
  const card = readCard(envelope);
  if (!card) return refuse('malformed-card');
  const found = await tally(envelope, { n: card.n, recall: (of) => recalled(card, of) }, policy, crypto);
  return found.ok ? judge(previous, card, found.value, policy) : found;
}

/** The card in an envelope; null unless it is one, in its canonical form. */
export const readCard = (envelope: Envelope): Card | null =>
  envelope.payloadType === CARD_TYPE ? readCanonical(Card, payloadOf(envelope)) : null;

/** The card that was approved, in the place of which this one was re-issued. */
const recalled = (card: Card, of: Carried) =>
  of.n < card.n && of.issued <= card.issued ? encodeUtf8(canonical({ ...card, ...of })) : null;

function judge(
  previous: ApprovedCard | null,
  card: Card,
  found: Tally,
  policy: Publishers,
): Result<ApprovedCard, ChainCode> {
  const { fresh, carried, isReissued } = found;
  const { rules } = policy;
  const change = changeClass(previous?.card ?? null, card);
  const says = (approvals: readonly Approval[], sameSince: number) => ok({ card, sameSince, approvals });
  if (previous && !follows(previous.card, card, change)) return refuse('broken-card-chain');
  const all = [...fresh, ...carried];
  if (isReissued && peopleIn(all) >= rules.protected.approvals)
    return says(all, Math.min(...all.map(({ n }) => n)));
  if (previous && change === 'reissue' && isReissued) return says(all, previous.sameSince);
  const needed = rules[change === 'reissue' ? 'ordinary' : change].approvals;
  if (peopleIn(fresh) >= needed)
    return says(fresh, previous && change === 'reissue' ? previous.sameSince : card.n);
  if (previous && isReissued) return refuse('reissue-changes-more');
  return refuse(lackOf(isReissued ? all : fresh, needed, found, policy));
}

/** Re-issues in between say nothing new and may be left out. */
const follows = (previous: Card, next: Card, change: ChangeClass) =>
  next.issued >= previous.issued && (change === 'reissue' ? next.n > previous.n : next.n === previous.n + 1);
