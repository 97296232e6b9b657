/** A log whose key is changed while a monitor follows it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatVkey } from '@clearline/tlog';
import { runHere } from '../context.fixtures.ts';
import { testSigner } from '../log.fixtures.ts';
import { checkRecord } from '../record/check.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { Evidence } from './evidence.ts';
import { CLOSED, cardWith, monitorOf, NEXT, platform } from './monitor.fixtures.ts';

test('a new key that the publishers have named is told, and believed from there on', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  site.formerKeys = [await site.rekey()];
  const { code, codes, told } = await look();
  assert.deepEqual([code, codes], [0, ['publishers-changed', 'log-key-changed', 'policy-changed']]);
  const [, rekeyed] = told;
  assert.ok(rekeyed?.code === 'log-key-changed' && rekeyed.level === 'news' && rekeyed.index === '2');
  assert.equal(rekeyed.vkey, formatVkey(site.log.signer.key));
  assert.match(rekeyed.fingerprint.join('\n'), /^ {2}(\w+ ){11}\w+$/m);
  site.formerKeys = [];
  site.publish(cardWith({ ...NEXT, ...CLOSED }));
  const alone = await look();
  assert.deepEqual([alone.code, alone.codes], [0, ['card-published']], 'the former key has left');
});

test('who was away while both keys signed follows by what the former key has left', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  await site.rekey();
  await site.rekey();
  const silent = await look();
  assert.deepEqual(
    [silent.code, silent.codes],
    [6, ['policy-changed', 'bad-checkpoint']],
    'the site does not show it',
  );
  site.showProof(1);
  const { code, codes } = await look();
  assert.equal(code, 0);
  assert.deepEqual(codes.slice(0, 4), [
    'publishers-changed',
    'log-key-changed',
    'publishers-changed',
    'log-key-changed',
  ]);
  assert.ok(codes.includes('alarm-over'));
});

test('one that begins with the former key pinned follows it, and so does a check of the whole record', async (t) => {
  const [site, dir] = [await platform(t), await testFolder(t)];
  const policy = join(dir, 'policy');
  await writeFile(policy, site.policy);
  await site.rekey();
  const check = () => runHere((context) => checkRecord(site.url, { policy }, context));
  const refused = await check();
  assert.equal(refused.code, 3);
  site.showProof(1);
  const { look } = await monitorOf(t, site, { policy });
  const { code, codes } = await look();
  assert.deepEqual(
    [code, codes],
    [0, ['first-use', 'publishers-changed', 'card-published', 'publishers-changed', 'log-key-changed']],
  );
  const followed = await check();
  assert.equal(followed.code, 0, followed.stderr);
  assert.match(followed.stderr, /has a new key/);
});

test('a key that no policy names is an alarm, with what it signed and what was believed before', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const believed = String(Buffer.from(await site.checkpoint()));
  site.log.signer = testSigner(site.log.origin);
  site.showProof(1);
  const { code, told } = await look();
  assert.equal(code, 6);
  const alarm = told.find(({ level }) => level === 'alarm');
  assert.ok(alarm?.code === 'bad-checkpoint');
  const evidence = Evidence.parse(JSON.parse(await readFile(alarm.evidence, 'utf8')));
  assert.deepEqual(
    [evidence.older, evidence.newer],
    [believed, String(Buffer.from(await site.checkpoint()))],
  );
});

test('a key that too few publishers have named is nobody', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const former = await site.rekey([site.people.ann]);
  site.showProof(1);
  assert.deepEqual((await look()).codes, ['policy-changed', 'bad-checkpoint']);
  site.formerKeys = [former];
  const both = await look();
  assert.deepEqual([both.code, both.codes], [6, ['broken-publishers-chain', 'alarm-over']]);
});

test('once the key was changed, the former one alone signs nothing', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const former = await site.rekey();
  site.formerKeys = [former];
  const current = site.log.signer;
  await look();
  site.publish(cardWith({ ...NEXT, ...CLOSED }));
  [site.log.signer, site.formerKeys] = [former, []];
  const { code, told } = await look();
  assert.equal(code, 6);
  assert.ok(told.some((one) => one.code === 'bad-checkpoint' && one.reason === 'key-not-in-force'));
  site.log.signer = current;
  assert.equal((await look()).code, 0);
});

test('another policy that is given counts by itself', async (t) => {
  const site = await platform(t);
  const { look, state } = await monitorOf(t, site);
  await look();
  const former = await site.rekey();
  site.formerKeys = [former];
  await look();
  const [same, other] = [join(state, 'same'), join(state, 'other')];
  await writeFile(same, site.policy);
  const current = site.log.signer;
  site.log.signer = testSigner(site.log.origin);
  await writeFile(other, site.policy);
  [site.log.signer, site.formerKeys] = [current, []];
  const by = async (policy: string) => {
    const again = await monitorOf(t, site, { policy, state });
    return (await again.look()).codes.filter((code) => code !== 'policy-changed');
  };
  assert.deepEqual(await by(same), ['first-use']);
  assert.deepEqual(await by(other), ['first-use', 'bad-checkpoint']);
});
