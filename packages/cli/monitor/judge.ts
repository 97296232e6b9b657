/** Judges the entries of a record one after the other, by the publishers in force. */
import {
  type ApprovedCard,
  attachPayload,
  type CardCrypto,
  diffCards,
  type Envelope,
  judgeCard,
  logKeyOf,
  nextPublishers,
  PUBLISHERS_TYPE,
  type Publishers,
  readEntry,
} from '@clearline/card';
import { formatVkey } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { keyLines } from '../fingerprint.ts';
import type { Happening } from './happening.ts';

/** What the entries so far have established. */
export interface Known {
  readonly publishers: Publishers | null;
  readonly card: ApprovedCard | null;
  /** The vkey that they have given to the log; null while they have named none. */
  readonly logKey: string | null;
}

export interface Judged {
  readonly known: Known;
  readonly happenings: readonly Happening[];
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
    : judgeNextCard(known, index, envelope);
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
  return { known: { ...known, publishers, logKey }, happenings: [changed, ...rekeyed] };
}

async function judgeNextCard(known: Known, index: string, envelope: Envelope): Promise<Judged> {
  const refused = (reason: Extract<Happening, { code: 'card-refused' }>['reason']): Judged => ({
    known,
    happenings: [{ code: 'card-refused', index, reason }],
  });
  if (!known.publishers) return refused('no-publishers');
  const judged = await judgeCard(known.card, envelope, known.publishers, crypto);
  if (!judged.ok) return refused(judged.error);
  const { card, approvals } = judged.value;
  // A log holds every version: here nothing may be left out, as a proof may.
  if (known.card && card.n !== known.card.card.n + 1) return refused('broken-card-chain');
  const changes = diffCards(known.card?.card ?? null, card);
  const { n, expires } = card;
  const happening = { code: 'card-published', index, n, expires, approvals, changes } as const;
  return { known: { ...known, card: judged.value }, happenings: [happening] };
}
