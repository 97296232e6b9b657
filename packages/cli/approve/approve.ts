import {
  CARD_TYPE,
  canonical,
  type Envelope,
  keyIdOf,
  preAuthEncoding,
  type Signature,
  sealEntry,
} from '@clearline/card';
import type { Context } from '../context.ts';
import { sha256, sha256Hex } from '../crypto.ts';
import { readFileWithin } from '../durable.ts';
import { EXIT } from '../exit.ts';
import { type KeyPair, readKey } from '../keys.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Document, readDocument } from './document.ts';
import { type ApproveRefusal, approveMessages } from './messages.ts';

const MAX_BYTES = 2 ** 23;
const MAX_SIGNATURES = 32;

/** Prints the envelope with one signature more. @returns the exit code */
export async function approve(path: string, keyPath: string, context: Context): Promise<number> {
  const t = approveMessages[context.lang];
  const bytes = await readFileWithin(path, MAX_BYTES);
  if (!bytes) return refused('no-file', path);
  const document = readDocument(bytes);
  if (!document) return refused('not-a-document', path);
  const key = await readKey(keyPath);
  if (!key || key === 'not-a-key') return refused(key ?? 'no-key', keyPath);
  const sealed = signDocument(document, key);
  if (!sealed.ok) return refused(sealed.error, path);
  context.print(canonical(sealed.value));
  const digest = sha256Hex(canonical(document.payload));
  const said = document.payloadType === CARD_TYPE ? t.card : t.publishers;
  context.remark(said(document.version, digest));
  return EXIT.fine;

  function refused(code: ApproveRefusal, about: string): number {
    context.remark(t.refusals[code](about));
    return code === 'already-signed' || code === 'full' ? EXIT.no : EXIT.unreadable;
  }
}

function signDocument(document: Document, key: KeyPair): Result<Envelope, 'already-signed' | 'full'> {
  const { payloadType, payload, signatures } = document;
  const keyid = keyIdOf(key.spki, sha256);
  if (signatures.some((one) => one.keyid === keyid)) return refuse('already-signed');
  if (signatures.length === MAX_SIGNATURES) return refuse('full');
  const message = preAuthEncoding(payloadType, Buffer.from(canonical(payload)));
  const mine: Signature = { keyid, sig: Buffer.from(key.sign(message)).toString('base64') };
  return ok(sealEntry(payloadType, payload, [...signatures, mine]));
}
