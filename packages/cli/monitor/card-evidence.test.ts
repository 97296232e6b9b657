/** A card that does not hold, or that only visitors are shown: what is kept of it, and how the monitor goes on. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { canonical, readEntry } from '@clearline/card';
import { decodeBase64, leafHash, parsePolicy, verifyProof } from '@clearline/tlog';
import { carriedFrom } from '../../card/record.fixtures.ts';
import { NOW } from '../context.fixtures.ts';
import { sha256, verify } from '../crypto.ts';
import { CLOSED, cardWith, monitorOf, NEXT, type Platform, platform, sealed } from './monitor.fixtures.ts';

const PROMISE = [{ id: 'passwords', text: { zh: '可能索要密码', en: 'We may ask for passwords' } }];
/** What one person must not change alone. */
const forged = cardWith({ ...NEXT, never: PROMISE });
const third = cardWith({ ...NEXT, n: 3, ...CLOSED, issued: '2026-01-01T13:00:00.000Z' });

interface Statement {
  readonly index: string;
  readonly entry: string;
  readonly proof: string;
}

/** Where in the log an entry of the evidence stands, by the policy that was kept; null where nothing proves it. */
async function provenIndex(site: Platform, { entry, proof }: Statement): Promise<string | null> {
  const policy = parsePolicy(site.policy, sha256);
  assert.ok(policy.ok);
  const leaf = leafHash(sha256, decodeBase64(entry) ?? new Uint8Array());
  const claim = { proof: Buffer.from(proof), leafHash: leaf, policy: policy.value, sha256, verify };
  const verified = await verifyProof(claim);
  return verified.ok ? String(verified.value.index) : null;
}

const readEvidence = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

test('a card without its quorum is kept with the policy and the card before, all as the log has signed them', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.enter(sealed(forged, [site.people.ann]));
  const { code, told } = await look();
  assert.equal(code, 6);
  assert.ok(told.length === 1 && told[0]?.code === 'card-refused');
  const { publishers, card, refused, shown } = await readEvidence(told[0].evidence);
  assert.deepEqual(await Promise.all([publishers, card, refused].map((one) => provenIndex(site, one))), [
    '0',
    '1',
    '2',
  ]);
  assert.deepEqual(
    [decodeBase64(refused.payload), shown],
    [new Uint8Array(Buffer.from(canonical(forged))), []],
  );
  assert.equal(await provenIndex(site, { ...refused, entry: card.entry }), null);
  assert.ok(readEntry(decodeBase64(publishers.entry) ?? new Uint8Array()).ok);
});

test('a site that holds back what proves it does not keep the alarm from being told', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.enter(sealed(forged, [site.people.ann]));
  site.lies.set('/record/tile/0/000.p/3', 404);
  const { code, told } = await look();
  assert.ok(code === 6 && told[0]?.code === 'card-refused');
  const { refused, card } = await readEvidence(told[0].evidence);
  assert.deepEqual([refused.index, refused.proof, card], ['2', null, null]);
});

test('what visitors were shown is kept beside the card that the log holds', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const other = Buffer.from(String(site.card).replace('400', '600'));
  site.lies.set('/card/1.json', other);
  const { told } = await look();
  assert.ok(told[0]?.code === 'served-card-differs');
  const { card, shown } = await readEvidence(told[0].evidence);
  assert.deepEqual(shown, [{ path: '/card/1.json', body: other.toString('base64') }]);
  assert.equal(await provenIndex(site, card), '1');
});

test('after a card that was refused, one with the whole quorum counts again, and says that it follows a gap', async (t) => {
  const site = await platform(t);
  const { ann, bo } = site.people;
  const { look } = await monitorOf(t, site);
  await look();
  site.publish(forged, [ann]);
  assert.deepEqual((await look()).codes, ['card-refused', 'served-card-differs']);
  site.publish(third, [ann]);
  const alone = await look();
  assert.ok(alone.told[0]?.code === 'card-refused' && alone.told[0].reason === 'broken-card-chain');
  const fourth = cardWith({ ...third, n: 4, calendar: [] });
  site.publish(fourth, [ann, bo]);
  const { code, codes, told } = await look();
  assert.deepEqual([code, codes], [0, ['card-published', 'alarm-over']]);
  assert.ok(told[0]?.code === 'card-published' && told[0].n === 4 && told[0].after === 1);
  site.publish(cardWith({ ...fourth, n: 5, ...CLOSED }), [ann]);
  const next = await look();
  assert.deepEqual([next.code, next.codes], [0, ['card-published']], 'and what follows it is judged by it');
  assert.ok(next.told[0]?.code === 'card-published' && next.told[0].after === null);
});

test('the server may issue such a card again', async (t) => {
  const site = await platform(t);
  const { ann, bo, server } = site.people;
  const { look } = await monitorOf(t, site);
  site.publish(forged, [ann]);
  await look();
  const again = cardWith({ ...third, n: 4, issued: new Date(NOW).toISOString() });
  site.enter(sealed(again, [server], carriedFrom(third, sealed(third, [ann, bo]))));
  site.card = Buffer.from(canonical(again));
  assert.deepEqual((await look()).codes, ['card-published', 'alarm-over']);
});

test('a version that was left out is no gap that anybody has seen: it is an alarm, and so is an older card that comes again', async (t) => {
  const site = await platform(t);
  const { ann, bo } = site.people;
  const { look } = await monitorOf(t, site);
  await look();
  site.publish(third);
  const left = await look();
  assert.ok(left.told[0]?.code === 'card-refused' && left.told[0].reason === 'broken-card-chain');
  site.enter(sealed(cardWith({}), [bo, ann]));
  const again = await look();
  assert.ok(again.told[0]?.code === 'card-refused' && again.told[0].reason === 'broken-card-chain');
});
