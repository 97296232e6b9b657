/** The list that is being signed: what it is, who has signed it, and what is left for whom. */
import {
  CARD_TYPE,
  type Card,
  canonical,
  type Passkey,
  type Person,
  PUBLISHERS_TYPE,
  type Publishers,
  readPublishers,
  type Signature,
} from '@clearline/card';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { currentCard, registryData, renewed } from '../contacts/index.ts';
import { holderOf, type Payload, peopleSign, personIn, toSign } from './approvals.ts';
import { type HeldCard, type HeldChange, heldChange } from './change-store.ts';
import { isStale } from './composed.ts';
import type { Offer } from './contract.ts';

/** The current card once more, as it is issued with the list. */
export interface RenewedCard extends HeldCard {
  readonly card: Card;
  /** The card that is in force. */
  readonly follows: Card;
  readonly signed: Payload;
  /** Whether somebody has signed it, so that it must stay as it is. */
  readonly isKept: boolean;
}

export interface Pending extends Pick<HeldChange, 'draftedBy' | 'draftedAt'> {
  readonly current: Publishers;
  readonly next: Publishers;
  readonly signed: Payload;
  /** Null before the first card. */
  readonly card: RenewedCard | null;
  /** Signatures that hold. */
  readonly signatures: { readonly list: readonly Signature[]; readonly card: readonly Signature[] };
  /** Ids of those on the new list who have signed it, and the card. */
  readonly has: { readonly list: ReadonlySet<string>; readonly card: ReadonlySet<string> };
  /** Those of the list in force who have signed the new one. */
  readonly previous: readonly Person[];
}

/** @param now milliseconds since the Unix epoch */
export async function pendingChange(db: Db | Tx, current: Publishers, now: number): Promise<Pending | null> {
  const held = await heldChange(db);
  const payload = Buffer.from(held?.policy ?? '');
  const next = held && readPublishers(payload, sha256);
  // Another list has come into force meanwhile: this one follows nothing any more.
  if (!next || next.v !== current.v + 1) return null;
  const { draftedBy, draftedAt } = held;
  const signed: Payload = { payloadType: PUBLISHERS_TYPE, payload };
  const card = await renewedCard(db, held.card, now);
  const [list, previous, cards] = await Promise.all([
    holding(next, held.signatures.policy, signed),
    holding(current, held.signatures.policy, signed),
    card?.isKept ? holding(next, held.signatures.card, card.signed) : [],
  ]);
  const signatures = new Set([...list, ...previous].map(({ signature }) => signature));
  return {
    ...{ current, next, signed, card, draftedBy, draftedAt },
    signatures: { list: [...signatures], card: cards.map(({ signature }) => signature) },
    has: { list: idsOf(list), card: idsOf(cards) },
    previous: current.people.filter(({ id }) => idsOf(previous).has(id)),
  };
}

interface Held {
  readonly person: Person;
  readonly signature: Signature;
}
const idsOf = (held: readonly Held[]): ReadonlySet<string> => new Set(held.map(({ person }) => person.id));

async function holding(
  policy: Publishers,
  signatures: readonly Signature[],
  signed: Payload,
): Promise<Held[]> {
  const found = signatures.map(async (signature) => {
    const person = await holderOf(policy, signature, signed);
    return person ? [{ person, signature }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** As its first signer had it, unless another card was published since or it has grown old. */
async function renewedCard(db: Db | Tx, held: HeldCard | null, now: number): Promise<RenewedCard | null> {
  const current = await currentCard(db);
  if (!current) return null;
  const kept = held && renewedAt(current, held.composedAt);
  if (kept?.digest === held?.digest && kept && !isStale(kept.card, now)) return { ...kept, isKept: true };
  return { ...renewedAt(current, now), isKept: false };
}

/** The card with which `putPolicy` publishes anew. @param composedAt milliseconds since the Unix epoch */
export function renewedAt(current: Card, composedAt: number): Omit<RenewedCard, 'isKept'> {
  const card = renewed(current, registryData(current, []).valid_days, composedAt);
  const payload = Buffer.from(canonical(card));
  const digest = Buffer.from(sha256(payload)).toString('hex');
  return { card, follows: current, composedAt, digest, signed: { payloadType: CARD_TYPE, payload } };
}

/** Everybody on the new list holds their key, enough of them the card, and enough of the list before agree. */
export const isSigned = ({ current, next, card, has, previous }: Pending): boolean =>
  next.people.every(({ id }) => has.list.has(id)) &&
  (!card || has.card.size >= next.rules.protected.approvals) &&
  (!peopleSign(current) || previous.length >= current.rules.publishers.approvals);

/** What this person is asked to sign next. */
export function offerTo(pending: Pending, personId: string): Offer {
  const { next, signed, card, has } = pending;
  const keys = listKeysLeft(pending, personId);
  const names = (ids: ReadonlySet<string>) =>
    next.people.flatMap(({ id, name }) => (ids.has(id) ? [name] : []));
  const list = keys.length > 0 && {
    payload: Buffer.from(signed.payload).toString(),
    previous: canonical(pending.current),
    composedAt: next.issued,
    credentials: keys.map(({ credentialId }) => credentialId),
    rpId: keys[0]?.rpId ?? '',
    needed: next.people.length,
    signed: names(has.list),
  };
  const isAsked = card && personIn(next, personId) && !has.card.has(personId);
  return {
    list: list || null,
    card: isAsked
      ? toSign(next, personId, {
          payload: Buffer.from(card.signed.payload).toString(),
          previous: canonical(card.follows),
          composedAt: card.composedAt,
          needed: next.rules.protected.approvals,
          signed: names(has.card),
        })
      : null,
  };
}

/** With which of their keys somebody still has to sign the list: one that is on both lists serves for both. */
function listKeysLeft({ current, next, has, previous }: Pending, personId: string): readonly Passkey[] {
  const entering = has.list.has(personId) ? [] : passkeysIn(next, personId);
  const isSettled =
    previous.length >= current.rules.publishers.approvals || previous.some(({ id }) => id === personId);
  const leaving = isSettled ? [] : passkeysIn(current, personId);
  const both = entering.filter(({ id }) => leaving.some((key) => key.id === id));
  if (both.length > 0) return both;
  return entering.length > 0 ? entering : leaving;
}

export const passkeysIn = (policy: Publishers, personId: string): readonly Passkey[] =>
  personIn(policy, personId)?.keys.flatMap((key) => (key.kind === 'passkey' ? [key] : [])) ?? [];
