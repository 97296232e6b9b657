/** What people approve: a card or a publishers' policy, alone or in an envelope that others have signed. */
import {
  CARD_TYPE,
  Card,
  canonical,
  Envelope,
  type PayloadType,
  PUBLISHERS_TYPE,
  Publishers,
  payloadOf,
  type Signature,
} from '@clearline/card';

export interface Document {
  readonly payloadType: PayloadType;
  /** In canonical form. */
  readonly payload: object;
  /** `n` of a card, `v` of a publishers' policy. */
  readonly version: number;
  readonly signatures: readonly Signature[];
}

/** Null for anything else. An envelope's payload must be in its canonical form; a document may be laid out for people. */
export function readDocument(bytes: Uint8Array): Document | null {
  const value = parseJson(bytes);
  const envelope = Envelope.safeParse(value);
  if (!envelope.success) return documentOf(value, []);
  const payload = payloadOf(envelope.data);
  const document = documentOf(parseJson(payload), envelope.data.signatures);
  const isExact = document && Buffer.from(canonical(document.payload)).equals(payload);
  return isExact && document.payloadType === envelope.data.payloadType ? document : null;
}

function documentOf(value: unknown, signatures: readonly Signature[]): Document | null {
  const card = Card.safeParse(value);
  if (card.success) return { payloadType: CARD_TYPE, payload: card.data, version: card.data.n, signatures };
  const policy = Publishers.safeParse(value);
  if (!policy.success) return null;
  return { payloadType: PUBLISHERS_TYPE, payload: policy.data, version: policy.data.v, signatures };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
