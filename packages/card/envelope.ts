/**
 * An entry of the record: a DSSE envelope (github.com/secure-systems-lab/dsse, version 1) in canonical JSON over a
 * canonical payload. An entry that would be too long for a log holds the payload's digest instead.
 */
import { ENTRY_MAX_BYTES, type Sha256 } from '@clearline/tlog';
import * as z from 'zod';
import {
  type Bytes,
  base64,
  bytesOf,
  concat,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
} from './bytes.ts';
import { canonical, isCanonical } from './canonical.ts';
import { ok, type Result, refuse } from './result.ts';
import { Signature } from './signature.ts';

export const PUBLISHERS_TYPE = 'application/vnd.clearline.publishers+json';
export const CARD_TYPE = 'application/vnd.clearline.contact-card+json';

const PAYLOAD_MAX_BYTES = 2 ** 22;

const signed = {
  payloadType: z.enum([PUBLISHERS_TYPE, CARD_TYPE]),
  signatures: z
    .array(Signature)
    .min(1)
    .max(32)
    .refine((list) => new Set(list.map(({ keyid }) => keyid)).size === list.length, {
      error: 'holds two signatures of one key',
    }),
};

export const Envelope = z.strictObject({ payload: base64(PAYLOAD_MAX_BYTES), ...signed });
export type Envelope = z.infer<typeof Envelope>;

/** The payload is served beside the record, by its SHA-256 in lower-case hexadecimal. */
export const DetachedEnvelope = z.strictObject({
  payloadSha256: z.string().regex(/^[0-9a-f]{64}$/),
  ...signed,
});
export type DetachedEnvelope = z.infer<typeof DetachedEnvelope>;

export type PayloadType = Envelope['payloadType'];
export type EntryRefusal = 'malformed-entry' | 'payload-does-not-fit';

/** What a key file signs: DSSE's pre-authentication encoding. */
export const preAuthEncoding = (payloadType: PayloadType, payload: Uint8Array): Bytes =>
  concat([encodeUtf8(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);

/** The envelope around a payload, which is made canonical. Throws for signatures that no envelope can hold. */
export const sealEntry = (
  payloadType: PayloadType,
  payload: object,
  signatures: readonly Signature[],
): Envelope =>
  Envelope.parse({ payload: encodeBase64(encodeUtf8(canonical(payload))), payloadType, signatures });

/** The bytes of the payload. */
export const payloadOf = ({ payload }: Envelope): Bytes => bytesOf(payload);

/** The bytes that the log holds: the envelope, or its detached form where it has more than 65,535 bytes. */
export function entryBytes(envelope: Envelope, sha256: Sha256): Bytes {
  const { payload, ...rest } = envelope;
  // In its canonical form the payload comes first, and nothing in Base 64 is escaped.
  const whole = encodeUtf8(`{"payload":"${payload}",${canonical(rest).slice(1)}`);
  if (whole.length <= ENTRY_MAX_BYTES) return whole;
  return encodeUtf8(canonical({ ...rest, payloadSha256: encodeHex(sha256(payloadOf(envelope))) }));
}

/** Reads an entry of the log, and verifies nothing. Total: it refuses whatever {@link entryBytes} does not write. */
export function readEntry(bytes: Uint8Array): Result<Envelope | DetachedEnvelope, EntryRefusal> {
  if (bytes.length > ENTRY_MAX_BYTES) return refuse('malformed-entry');
  const entry = readCanonical(z.union([Envelope, DetachedEnvelope]), bytes);
  return entry ? ok(entry) : refuse('malformed-entry');
}

/** The whole envelope of a detached one. Refuses another payload, and one with which it need not be detached. */
export function attachPayload(
  { payloadSha256, ...rest }: DetachedEnvelope,
  payload: Uint8Array,
  sha256: Sha256,
): Result<Envelope, EntryRefusal> {
  if (payload.length > PAYLOAD_MAX_BYTES || encodeHex(sha256(payload)) !== payloadSha256)
    return refuse('payload-does-not-fit');
  const envelope = { ...rest, payload: encodeBase64(payload) };
  return canonical(envelope).length > ENTRY_MAX_BYTES ? ok(envelope) : refuse('payload-does-not-fit');
}

/** Reads a value from exactly its canonical form; null for anything else. */
export function readCanonical<T>(schema: z.ZodType<T>, bytes: Uint8Array): T | null {
  const text = decodeUtf8(bytes);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    const read = schema.safeParse(value);
    return read.success && isCanonical(text, value, read.data) ? read.data : null;
  } catch {
    // No JSON, half a character, of which no form is canonical, or so many faults that the schema cannot list them.
    return null;
  }
}
