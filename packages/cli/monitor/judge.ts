/** Judges the entries of a record one after the other, by the publishers in force. */
import {
  type ApprovedCard,
  attachPayload,
  type Card,
  type CardCrypto,
  diffCards,
  type Envelope,
  judgeCard,
  logKeyOf,
  nextPublishers,
  PUBLISHERS_TYPE,
  type Publishers,
  payloadOf,
  readEntry,
} from '@clearline/card';
import { formatVkey } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { keyLines } from '../fingerprint.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Happening } from './happening.ts';

/** What the entries so far have established. */
export interface Known {
  readonly publishers: Publishers | null;
  readonly card: ApprovedCard | null;
  /** The vkey that they have given to the log; null while they have named none. */
  readonly logKey: string | null;
  /** Of their entries. */
  readonly at: Where;
  /** Since that card another one was refused. */
  readonly gap: boolean;
}

/** Index of the entry that says who approves, and of the last card that holds; null where none does. */
export interface Where {
  readonly publishers: string | null;
  readonly card: string | null;
}

/** A card that does not hold, before the evidence of it is kept. */
export type RefusedCard = Omit<Extract<Happening, { code: 'card-refused' }>, 'evidence'> & {
  readonly entry: Uint8Array;
  readonly payload: Uint8Array;
  /** What it was judged by. */
  readonly by: Where;
};
export type Found = Exclude<Happening, { code: 'card-refused' }> | RefusedCard;

export interface Judged {
  readonly known: Known;
  readonly happenings: readonly Found[];
}

/** Reads a payload that is served beside the record, by its SHA-256; null when there is none. */
export type ReadPayload = (sha256: string) => Promise<Uint8Array | null>;

const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle };

/** A refused entry changes nothing of what is known: it binds nobody. */
export async function judgeEntry(
  known: Known,
  origin: string,
  index: string,
  bytes: Uint8Array,
  readPayload: ReadPayload,
): Promise<Judged> {
  const envelope = await readEnvelope(bytes, readPayload);
  if (!envelope) return { known, happenings: [{ code: 'unreadable-entry', index }] };
  return envelope.payloadType === PUBLISHERS_TYPE
    ? judgePublishers(known, origin, index, envelope)
    : judgeNextCard(known, index, envelope, bytes);
}

async function readEnvelope(bytes: Uint8Array, readPayload: ReadPayload): Promise<Envelope | null> {
  const entry = readEntry(bytes);
  if (!entry.ok || 'payload' in entry.value) return entry.ok ? (entry.value as Envelope) : null;
  const payload = await readPayload(entry.value.payloadSha256);
  const attached = payload && attachPayload(entry.value, payload, sha256);
  return attached?.ok ? attached.value : null;
}

async function judgePublishers(
  known: Known,
  origin: string,
  index: string,
  envelope: Envelope,
): Promise<Judged> {
  const publishers = await nextPublishers(known.publishers, envelope, crypto);
  // The first are entry 0: there is one of those, and everybody is shown it.
  const isInPlace = known.publishers !== null || index === '0';
  if (!isInPlace || publishers?.log !== origin)
    return { known, happenings: [{ code: 'broken-publishers-chain', index }] };
  const people = publishers.people.map(({ name }) => name);
  const changed = { code: 'publishers-changed', index, v: publishers.v, people } as const;
  const key = logKeyOf(publishers, sha256);
  const logKey = publishers.logKey ?? known.logKey;
  const isNew = key !== null && known.publishers !== null && logKey !== known.logKey;
  const rekeyed = isNew
    ? [{ code: 'log-key-changed', index, vkey: formatVkey(key), fingerprint: keyLines(key) } as const]
    : [];
  const at = { ...known.at, publishers: index };
  return { known: { ...known, publishers, logKey, at }, happenings: [changed, ...rekeyed] };
}

async function judgeNextCard(
  known: Known,
  index: string,
  envelope: Envelope,
  entry: Uint8Array,
): Promise<Judged> {
  const judged = await judgeFollowing(known, envelope);
  if (!judged.ok) {
    const about = { index, reason: judged.error, entry, payload: payloadOf(envelope), by: known.at };
    return { known: { ...known, gap: true }, happenings: [{ code: 'card-refused', ...about }] };
  }
  const { approved, after } = judged.value;
  const { card, approvals } = approved;
  const changes = diffCards(known.card?.card ?? null, card);
  const { n, expires } = card;
  const happening = { code: 'card-published', index, n, expires, approvals, changes, after } as const;
  const at = { ...known.at, card: index };
  return { known: { ...known, card: approved, at, gap: false }, happenings: [happening] };
}

interface Following {
  readonly approved: ApprovedCard;
  /** The last version that held, where none in between did. */
  readonly after: number | null;
}

/**
 * A log holds every version: here nothing may be left out, as a proof may. But after a card that was refused nobody can say
 * what the next one changes; one that has the quorum for protected changes by itself is then believed, as a first one is.
 */
async function judgeFollowing(
  { publishers, card: last, gap }: Known,
  envelope: Envelope,
): Promise<Result<Following, RefusedCard['reason']>> {
  if (!publishers) return refuse('no-publishers');
  const judged = await judgeCard(last, envelope, publishers, crypto);
  if (judged.ok && (!last || judged.value.card.n === last.card.n + 1))
    return ok({ approved: judged.value, after: null });
  const reason = judged.ok ? 'broken-card-chain' : judged.error;
  if (!last || !gap) return refuse(reason);
  const anew = await judgeCard(null, envelope, publishers, crypto);
  if (!anew.ok || !isLater(last.card, anew.value.card)) return refuse(reason);
  return ok({ approved: anew.value, after: last.card.n });
}

const isLater = (last: Card, card: Card) => card.n > last.n + 1 && card.issued >= last.issued;
