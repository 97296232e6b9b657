/** A checkpoint of a log that may have changed its key since a person pinned one. */
import { Card, type CardCrypto, keyHandedTo, parseBundle } from '@clearline/card';
import {
  type OpenedCheckpoint,
  openCheckpoint,
  type Policy,
  type Result,
  type VerifierKey,
} from '@clearline/tlog';
import { sha256, verify } from './crypto.ts';
import { Unreachable } from './http.ts';
import { trustedKeys } from './policy.ts';
import type { Site } from './site.ts';

const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle };

/** Of a note that is signed by none of the keys, or not well. */
export const UNSIGNED: readonly string[] = ['not-signed-by-log', 'no-valid-signature', 'bad-signature'];

/**
 * Opens a site's checkpoint by the keys of the policy and those that are known already; else by the one to which they have
 * handed over, as the proof of the card that the site shows says.
 */
export async function openSiteCheckpoint(
  note: Uint8Array,
  policy: Policy,
  known: readonly VerifierKey[],
  site: Site,
): Promise<Result<OpenedCheckpoint>> {
  const opened = await openCheckpoint(note, trustedKeys(policy, known), verify);
  if (opened.ok || !UNSIGNED.includes(opened.error.code)) return opened;
  const key = await handedTo({ ...policy, logs: [...policy.logs, ...logsOf(known)] }, site);
  return key ? openCheckpoint(note, trustedKeys(policy, [...known, key]), verify) : opened;
}

const logsOf = (keys: readonly VerifierKey[]): Policy['logs'] => keys.map((key) => ({ key, url: null }));

/** Null also where the site does not show it: a checkpoint that nobody vouches for is not believed for want of an answer. */
async function handedTo(policy: Policy, site: Site): Promise<VerifierKey | null> {
  try {
    const n = numberIn(await site.card());
    const proof = n === null ? null : await site.proof(n);
    const bundle = proof && parseBundle(proof);
    const key = bundle?.ok ? await keyHandedTo(bundle.value, policy, crypto) : null;
    return key?.ok ? key.value : null;
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

function numberIn(card: Uint8Array | null): number | null {
  try {
    return Card.parse(JSON.parse(new TextDecoder().decode(card ?? undefined))).n;
  } catch {
    return null;
  }
}
