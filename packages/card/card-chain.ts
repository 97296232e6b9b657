/** Cards that follow one another, each judged by what it changes. */
import { type Bytes, encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { type ChangeClass, changeClass } from './change-class.ts';
import type { CardCrypto } from './crypto.ts';
import { CARD_TYPE, type Envelope, payloadOf, readCanonical } from './envelope.ts';
import type { Publishers } from './publishers.ts';
import { lackOf, peopleIn, type QuorumCode } from './quorum.ts';
import { ok, type Result, refuse } from './result.ts';
import { Card } from './schema.ts';
import type { Carried } from './signature.ts';
import { type Approval, type Said, type Tally, type TallyCode, tally } from './tally.ts';

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
 * @param all see {@link tally}
 */
export async function judgeCards(
  envelopes: readonly Envelope[],
  policy: Publishers,
  crypto: CardCrypto,
  all: readonly Publishers[] | null = null,
): Promise<Result<readonly ApprovedCard[], ChainCode>> {
  const approved: ApprovedCard[] = [];
  const read = envelopes.map((envelope) => signedCard(envelope, policy, crypto, all));
  for (const signed of await Promise.all(read)) {
    const judged = signed.ok ? judge(approved.at(-1) ?? null, signed.value, policy) : signed;
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
  const signed = await signedCard(envelope, policy, crypto);
  return signed.ok ? judge(previous, signed.value, policy) : signed;
}

/** A card with who has signed it. */
interface SignedCard {
  readonly card: Card;
  readonly found: Tally;
}

async function signedCard(
  envelope: Envelope,
  policy: Publishers,
  crypto: CardCrypto,
  all: readonly Publishers[] | null = null,
): Promise<Result<SignedCard, ChainCode>> {
  const payload = payloadOf(envelope);
  const reading = readLater(envelope, payload);
  const said = async () => saidBy(await reading);
  const checks = tally(envelope, { payload, said }, policy, crypto, all);
  const [card, [signed]] = await Promise.all([reading, Promise.allSettled([checks])]);
  if (!card) return refuse('malformed-card');
  if (signed.status === 'rejected') throw signed.reason;
  return signed.value.ok ? ok({ card, found: signed.value.value }) : signed.value;
}

/** In the second turn: in the first, signatures go to other threads, which then check them while this one reads. */
async function readLater(envelope: Envelope, payload: Bytes): Promise<Card | null> {
  await null;
  await null;
  return cardIn(envelope, payload);
}

/** The card in an envelope; null unless it is one, in its canonical form. */
export const readCard = (envelope: Envelope): Card | null => cardIn(envelope, payloadOf(envelope));

const cardIn = ({ payloadType }: Envelope, payload: Bytes): Card | null =>
  payloadType === CARD_TYPE ? readCanonical(Card, payload) : null;

const saidBy = (card: Card | null): Said => ({
  n: card?.n ?? 0,
  recall: (of) => card && recalled(card, of),
});

/** The card that was approved, in the place of which this one was re-issued. */
const recalled = (card: Card, of: Carried) =>
  of.n < card.n && of.issued <= card.issued ? encodeUtf8(canonical({ ...card, ...of })) : null;

function judge(
  previous: ApprovedCard | null,
  { card, found }: SignedCard,
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
