/** Bundles of the fixture's card, and what comes of verifying one. */
import assert from 'node:assert/strict';
import { type Bundle, formatBundle, parseBundle } from './bundle.ts';
import { card } from './card.fixtures.ts';
import { crypto } from './publisher.fixtures.ts';
import { bundleOf, NOW, type ProofQuirks, sealed, site } from './record.fixtures.ts';
import { type Trusted, type VerifyResult, verifyBundle } from './verify.ts';

export const HOUR = 3_600_000;
export const verify = (bundle: Uint8Array, trusted: Trusted, now = NOW) =>
  verifyBundle(bundle, trusted, now, crypto);
export const codeOf = (result: VerifyResult) => (result.ok ? 'verified' : result.error.code);
export const unpinned: Trusted = { policy: null };

/** Both publishers approve. */
export async function honest(quirks: ProofQuirks = {}) {
  const { log, publishers, ann, bo } = site();
  const bundle = await bundleOf({ log, publishers, entry: sealed(card, [ann, bo]) }, quirks);
  return { bundle, log, trusted: { policy: log.policy } };
}

export const parsed = (bytes: Uint8Array): Bundle => {
  const bundle = parseBundle(bytes);
  assert.ok(bundle.ok);
  return bundle.value;
};
export const changed = (bytes: Uint8Array, change: Partial<Bundle>) =>
  formatBundle({ ...parsed(bytes), ...change });
