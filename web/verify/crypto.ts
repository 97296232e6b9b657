import type { CardCrypto } from '@clearline/card';
import { sha256 } from '@noble/hashes/sha2.js';

type Subtle = CardCrypto['subtle'];
export type LoadCurves = () => Promise<typeof import('./curves.ts')>;

/** What signatures are checked with here: the browser's own WebCrypto, as far as it goes. */
export async function browserCrypto(subtle: Subtle | undefined, curves: LoadCurves): Promise<CardCrypto> {
  if (subtle && (await knowsEd25519(subtle))) return { sha256, subtle };
  const { pureSubtle, verifyEd25519 } = await curves();
  return { sha256, subtle: subtle ?? pureSubtle, ed25519: verifyEd25519 };
}

/** Any key will do to ask: this one is of RFC 8032 §7.1, test 1. */
const KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

const knowsEd25519 = (subtle: Subtle): Promise<boolean> => {
  const key = Uint8Array.from(KEY.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  return subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']).then(
    () => true,
    () => false,
  );
};
