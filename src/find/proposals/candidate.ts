/**
 * The card that a proposal would become. Where people sign (decision 15), they sign it before it is published: it is
 * composed when the first of them does, and from the same situation and time again, byte for byte, until then.
 */
import { CARD_TYPE, type Card, canonical, changeClass, type Publishers } from '@clearline/card';
import type { Clock } from '../../kernel/clock.ts';
import { sha256 } from '../../kernel/crypto.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { preview, type Submission } from '../contacts/index.ts';
import { changesSinceQuorum, type Payload, peopleSign, publishersNow } from '../publishers/index.ts';

/** So many changes in a proof, each with all the card says, are much to load on a phone. */
const MANY_CHANGES = 8;

export type Rule = Publishers['rules']['protected'];

export interface Candidate {
  readonly policy: Publishers;
  readonly card: Card;
  /** The card that it follows. */
  readonly follows: Card;
  /** Milliseconds since the Unix epoch. */
  readonly composedAt: number;
  /** The card in canonical JSON. */
  readonly text: string;
  readonly signed: Payload;
  /** SHA-256 of the text, in lower-case hexadecimal. */
  readonly digest: string;
  readonly rule: Rule;
}

/** What it takes to go from one card to the next; null where no person's signature is needed. */
export async function ruleFor(db: Db | Tx, previous: Card, next: Card | null): Promise<Rule | null> {
  const policy = await publishersNow(db);
  return policy && next && ruleOf(db, policy, previous, next);
}

/**
 * The server itself signs a card that differs in its dates alone, and any card where it holds the key file. A proof
 * carries every change since the last card that had the quorum for anything, so after some the next takes that quorum again.
 */
async function ruleOf(db: Db | Tx, policy: Publishers, previous: Card, next: Card): Promise<Rule | null> {
  const change = changeClass(previous, next);
  if (change === 'reissue' || !peopleSign(policy)) return null;
  if (change === 'protected') return policy.rules.protected;
  const changes = await changesSinceQuorum(db, policy);
  const isFar = changes === null || (change === 'ordinary' && changes >= MANY_CHANGES);
  return policy.rules[isFar ? 'protected' : change];
}

/** Null where no person's signature is needed. */
export async function compose(
  db: Db | Tx,
  previous: Card,
  submission: Omit<Submission, 'key'>,
  { composedAt, clock }: { composedAt: number; clock: Clock },
): Promise<Candidate | null> {
  const policy = await publishersNow(db);
  const planned = await preview(db, clock, { ...submission, key: '' }, composedAt);
  if (!policy || !planned.ok || !planned.value.card) return null;
  const { card } = planned.value;
  const rule = await ruleOf(db, policy, previous, card);
  if (!rule) return null;
  const text = canonical(card);
  const payload = Buffer.from(text);
  const digest = Buffer.from(sha256(payload)).toString('hex');
  return {
    policy,
    card,
    follows: previous,
    composedAt,
    text,
    signed: { payloadType: CARD_TYPE, payload },
    digest,
    rule,
  };
}
