/** As many policies as a proof can show, and no more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CHAIN_MAX,
  canonical,
  PUBLISHERS_TYPE,
  type Publishers,
  type Signature,
  sealEntry,
} from '@clearline/card';
import type { Db } from '../../kernel/database/db.ts';
import { decide } from '../../kernel/database/decide.ts';
import { draftOf, openSite } from './changes.fixtures.ts';
import { publishersApi as api } from './contract.ts';
import { putPolicy } from './policy-change.ts';
import { publishersNow } from './seal.ts';
import { insertPolicy } from './store.ts';

/** Lists that came into force one after the other, up to version `v`. */
async function fill(db: Db, v: number, signatures: readonly Signature[]): Promise<Publishers> {
  const current = (await publishersNow(db)) ?? assert.fail();
  await db.transaction().execute(async (tx) => {
    for (let next = current.v + 1; next <= v; next++) {
      const policy = { ...current, v: next };
      await insertPolicy(tx, policy, sealEntry(PUBLISHERS_TYPE, policy, signatures));
    }
  });
  return { ...current, v };
}

const ONE: Signature = { keyid: '0'.repeat(32), sig: 'AAAA' };
/** As much as an envelope can hold. */
const MANY: readonly Signature[] = Array.from({ length: 32 }, (_, at) => ({
  keyid: at.toString(16).padStart(32, '0'),
  sig: 'AAAA'.repeat(341),
  webauthn: { authenticatorData: 'AAAA'.repeat(341), clientDataJSON: 'AAAA'.repeat(1365) },
}));

test('one list fewer than a proof can show is followed by a last one, and that by none', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const drafted = async (base: number) =>
    (await site.ask(ann, api.draft, { body: draftOf({ base, people: [ann], quorum: 1 }) })).body.code;
  await fill(site.db, CHAIN_MAX - 1, [ONE]);
  assert.equal(await drafted(CHAIN_MAX - 1), undefined);
  await site.sign(ann);
  assert.equal((await publishersNow(site.db))?.v, CHAIN_MAX);
  assert.equal(await drafted(CHAIN_MAX), 'publishers-full');
});

test('lists that take up all the bytes of a proof are followed by none, whoever signs it', async (t) => {
  const site = await openSite(t);
  const ann = await site.approver('Ann', ['owner']);
  const current = await fill(site.db, 16, MANY);
  const draft = draftOf({ base: 16, people: [ann], quorum: 1 });
  assert.equal((await site.ask(ann, api.draft, { body: draft })).body.code, 'publishers-full');
  const policy = { ...current, v: 17 };
  const signature = site.held.publisher?.sign(PUBLISHERS_TYPE, Buffer.from(canonical(policy)));
  assert.ok(signature);
  const put = { policy, signatures: [signature], renewal: null };
  const done = await decide(site.db, (tx) => putPolicy(tx, site.press, put));
  assert.deepEqual(done, { ok: false, error: { code: 'publishers-full' } });
});
