/** For tests of what people sign, not of how their policy came into force. */
import { type Card, PUBLISHERS_TYPE, type Publishers, type Signature, sealEntry } from '@clearline/card';
import { deriveSeed, keyPair, SEED_BYTES } from '../../kernel/crypto.ts';
import type { Db } from '../../kernel/database/db.ts';
import { signingKey } from './key-files.ts';
import { sealCard } from './seal.ts';
import { insertPolicy } from './store.ts';

export { sealOf } from './store.ts';

/** The server of these tests holds no key: only people sign. */
export const NO_KEYS = { publisher: null, reissue: [] };

export const declarePublishers = (db: Db, policy: Publishers, signature: Signature): Promise<void> =>
  db.transaction().execute((tx) => insertPolicy(tx, policy, sealEntry(PUBLISHERS_TYPE, policy, [signature])));

/** The first card of a site. Returns whether the signatures were enough. */
export const sealFirst = (
  db: Db,
  { policy, card, signatures }: { policy: Publishers; card: Card; signatures: readonly Signature[] },
): Promise<boolean> =>
  db
    .transaction()
    .execute(
      async (tx) => (await sealCard(tx, { policy, previous: null, card, signatures, keys: NO_KEYS })).ok,
    );

/** A key file that is the same at every run. */
export const deriveKey = (label: string) => signingKey(keyPair(deriveSeed(Buffer.alloc(SEED_BYTES), label)));
