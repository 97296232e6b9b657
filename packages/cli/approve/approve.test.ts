import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Envelope, PublisherKey, readEntry } from '@clearline/card';
import { card } from '../../card/card.fixtures.ts';
import { judgeCards } from '../../card/card-chain.ts';
import { crypto } from '../../card/publisher.fixtures.ts';
import { nextPublishers } from '../../card/quorum.ts';
import { policyOf } from '../../card/record.fixtures.ts';
import { runHere } from '../context.fixtures.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { approve } from './approve.ts';
import { newKey } from './key.ts';

async function makeKey(path: string): Promise<PublisherKey> {
  const { code, stdout } = await runHere((context) => newKey(path, context));
  assert.equal(code, 0);
  return PublisherKey.parse(JSON.parse(stdout));
}

const sign = (document: string, key: string) => runHere((context) => approve(document, key, context));

test("two people sign one card, one after the other, and a publishers' policy asks for just that", async (t) => {
  const dir = await testFolder(t);
  const [ann, bo] = [join(dir, 'ann.key'), join(dir, 'bo.key')];
  const [annKey, boKey] = [await makeKey(ann), await makeKey(bo)];
  const people = { ann: [{ key: annKey, sign: never }], bo: [{ key: boKey, sign: never }] };
  const policy = policyOf(people, null);
  const signed = async (document: unknown) => {
    const [first, second] = [join(dir, 'first'), join(dir, 'second')];
    await writeFile(first, JSON.stringify(document, null, 2));
    await writeFile(second, (await sign(first, ann)).stdout);
    const { stdout } = await sign(second, bo);
    assert.ok(readEntry(Buffer.from(stdout.trim())).ok);
    return Envelope.parse(JSON.parse(stdout));
  };
  const publishers = await nextPublishers(null, await signed(policy), crypto);
  assert.ok(publishers);
  const cards = await judgeCards([await signed(card)], publishers, crypto);
  assert.ok(cards.ok);
  assert.deepEqual(
    cards.value[0]?.approvals.map(({ person }) => person),
    ['ann', 'bo'],
  );
});

const never = (): never => {
  throw new Error('the command signs');
};

test('the digest of what was signed is said, and a second signature of one key is refused', async (t) => {
  const dir = await testFolder(t);
  const [key, document, envelope] = [join(dir, 'key'), join(dir, 'card.json'), join(dir, 'envelope.json')];
  await makeKey(key);
  await writeFile(document, JSON.stringify(card));
  const { code, stdout, stderr } = await sign(document, key);
  assert.equal(code, 0);
  const payload = Buffer.from(Envelope.parse(JSON.parse(stdout)).payload, 'base64');
  assert.ok(stderr.includes(Buffer.from(crypto.sha256(payload)).toString('hex')));
  await writeFile(envelope, stdout);
  assert.equal((await sign(envelope, key)).code, 1);
});

test('anything else is refused, and says which file it was', async (t) => {
  const dir = await testFolder(t);
  const [key, document] = [join(dir, 'key'), join(dir, 'card.json')];
  await makeKey(key);
  for (const wrong of ['', '{}', JSON.stringify({ ...card, n: 0 }), '\xff']) {
    await writeFile(document, wrong, 'latin1');
    const { code, stdout, stderr } = await sign(document, key);
    assert.deepEqual([code, stdout], [66, '']);
    assert.match(stderr, /card\.json is no card/);
  }
  await writeFile(document, JSON.stringify(card));
  assert.match((await sign(document, document)).stderr, /card\.json is no Ed25519 key file/);
  assert.match((await sign(document, join(dir, 'none'))).stderr, /There is no key file/);
  assert.match((await sign(join(dir, 'none'), key)).stderr, /There is no file/);
});

test('a key file is for its owner alone, is read by other tools, and is never overwritten', async (t) => {
  const path = join(await testFolder(t), 'key');
  const { publicKey } = await makeKey(path);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const before = await readFile(path);
  const again = await runHere((context) => newKey(path, context), 'zh');
  assert.equal(again.code, 1);
  assert.match(again.stderr, /已经存在/);
  assert.deepEqual(await readFile(path), before);
  const der = createPublicKey(before).export({ type: 'spki', format: 'der' });
  assert.equal(der.toString('base64'), publicKey);
});
