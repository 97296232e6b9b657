/** The beginning of a site's record: who may approve is entry 0, and the cards that were published before follow. */
import {
  type Card,
  canonical,
  PUBLISHERS_SCHEMA,
  PUBLISHERS_TYPE,
  type Publishers,
  sealEntry,
} from '@clearline/card';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { LogIdentity } from '../../record/log/index.ts';
import { lockPublication } from '../contacts/index.ts';
import type { SigningKey } from './key-files.ts';
import { logEnvelope, publishersNow, sealCard } from './seal.ts';
import { insertPolicy, unsealedCards } from './store.ts';

export interface Founding {
  readonly clock: Clock;
  /** Asked for, and the key file made where there is none, when there is something to sign. */
  readonly keys: () => Promise<{ readonly publisher: SigningKey; readonly reissue: SigningKey }>;
  /** Its key stands in the policy, so that who pins it can follow to a later one. */
  readonly log: Pick<LogIdentity, 'origin' | 'vkey'>;
  /** How long an approved change of what can be abused waits. */
  readonly delayMinutes: number;
}

/**
 * Begins the record, unless it has begun: then nothing is sealed here any more, because a card that has no envelope by
 * then was put into the database by hand.
 */
export const foundRecord = (db: Db, founding: Founding): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockPublication(tx);
    if (await publishersNow(tx)) return;
    const policy = await foundPublishers(tx, founding);
    let previous: Card | null = null;
    for (const card of await unsealedCards(tx)) {
      const { publisher, reissue } = await founding.keys();
      const keys = { publisher, reissue: [reissue] };
      const sealed = await sealCard(tx, { policy, previous, card, signatures: [], keys });
      if (!sealed.ok) throw new Error(`card ${card.n} lacks its quorum at the beginning of the record`);
      previous = card;
    }
  });

/** One key file may do everything: a set-up of a single signature, which the site says wherever it shows proofs. */
async function foundPublishers(tx: Tx, { clock, keys, log, delayMinutes }: Founding): Promise<Publishers> {
  const { publisher, reissue } = await keys();
  const { id, publicKey } = publisher;
  const alone = { approvals: 1, delayMinutes: 0 };
  const policy: Publishers = {
    schema: PUBLISHERS_SCHEMA,
    v: 1,
    log: log.origin,
    logKey: log.vkey,
    issued: new Date(clock.now()).toISOString(),
    people: [{ id: 'key-file', name: '密钥文件 Key file', keys: [{ kind: 'key-file', id, publicKey }] }],
    reissue: { id: reissue.id, publicKey: reissue.publicKey },
    rules: { publishers: alone, protected: { ...alone, delayMinutes }, ordinary: alone, retirement: alone },
  };
  const payload = Buffer.from(canonical(policy));
  const envelope = sealEntry(PUBLISHERS_TYPE, policy, [publisher.sign(PUBLISHERS_TYPE, payload)]);
  await insertPolicy(tx, policy, envelope);
  await logEnvelope(tx, envelope);
  return policy;
}
