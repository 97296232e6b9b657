import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeUtf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { card, refusedAt } from './card.fixtures.ts';
import { crypto, keyFile, ORIGIN, passkey } from './publisher.fixtures.ts';
import { Passkey, Publishers, readPublishers } from './publishers.ts';
import { nextPublishers } from './quorum.ts';
import { policyOf, sealed, TestLog } from './record.fixtures.ts';

const [ann, ann2, bo, cy, server] = [passkey(), keyFile(), passkey(), keyFile(), keyFile()];
const first = policyOf({ ann: [ann, ann2], bo: [bo] }, server);
const second: Publishers = { ...policyOf({ ann: [ann], cy: [cy] }, null), v: 2 };
const follows = (previous: Publishers | null, ...sealedBy: Parameters<typeof sealed>) =>
  nextPublishers(previous, sealed(...sealedBy), crypto);

test('a policy is read from its canonical form, with every key under its own name', () => {
  const read = (policy: Publishers) => readPublishers(encodeUtf8(canonical(policy)), crypto.sha256);
  assert.deepEqual(read(first), first);
  assert.equal(readPublishers(encodeUtf8(JSON.stringify(first)), crypto.sha256), null);
  const misnamed = structuredClone(first);
  Object.assign(misnamed.people[0]?.keys[0] ?? {}, { id: cy.key.id });
  assert.equal(read(misnamed), null);
  assert.equal(read({ ...first, reissue: { id: cy.key.id, publicKey: server.key.publicKey } }), null);
});

test('a policy may name the key of its own log, in its one spelling, and of no other', () => {
  const logKey = new TestLog().rekey();
  const read = (change: Partial<Publishers>) =>
    readPublishers(encodeUtf8(canonical({ ...first, ...change })), crypto.sha256);
  assert.equal(read({ logKey })?.logKey, logKey);
  assert.deepEqual(refusedAt(Publishers, { ...first, logKey: new TestLog('other.example/log').rekey() }), [
    'logKey',
  ]);
  const [name, id, key = ''] = logKey.split('+', 2).concat(logKey.split('+').slice(2).join('+'));
  const cosigner = `B${key.slice(1)}`;
  for (const bad of [
    `${name}+${id}+${cosigner}`,
    `${name}+00000000+${key}`,
    `${name}+${id}+${key} `,
    `${name}+`,
  ])
    assert.equal(read({ logKey: bad }), null, bad);
});

test('a policy names each person and key once, and asks for nobody who is not there', () => {
  const [one, two] = first.people;
  assert.ok(one && two);
  const refused = (change: Partial<Publishers>) => refusedAt(Publishers, { ...first, ...change });
  assert.deepEqual(refused({}), []);
  assert.deepEqual(refused({ people: [one, { ...two, id: one.id }] }), ['people']);
  assert.deepEqual(refused({ people: [one, { ...two, name: one.name }] }), ['people']);
  assert.deepEqual(refused({ people: [one, { ...two, keys: one.keys }] }), ['people']);
  assert.deepEqual(refused({ reissue: { id: ann2.key.id, publicKey: ann2.key.publicKey } }), ['people']);
  const rules = (change: Partial<Record<keyof Publishers['rules'], number>>) =>
    refused({
      rules: Object.assign(
        {},
        first.rules,
        ...Object.entries(change).map(([rule, approvals]) => ({ [rule]: { approvals, delayMinutes: 0 } })),
      ),
    });
  assert.deepEqual(rules({ publishers: 3, protected: 3 }), ['rules']);
  assert.deepEqual(rules({ publishers: 1 }), ['rules'], 'easier to change than what it guards');
  assert.deepEqual(rules({ ordinary: 1, retirement: 2 }), ['rules']);
  assert.deepEqual(rules({ retirement: 0 }), ['rules.retirement.approvals']);
});

test('a passkey belongs to an origin of its relying party', () => {
  const refused = (change: Partial<Passkey>) => refusedAt(Passkey, { ...ann.key, ...change });
  for (const origin of [ORIGIN, 'https://card.example', 'https://card.example:8443'])
    assert.deepEqual(refused({ origin }), [], origin);
  assert.deepEqual(refused({ rpId: 'localhost', origin: 'http://localhost:3000' }), []);
  for (const origin of [
    'https://evil.example',
    'https://notcard.example',
    'http://card.example',
    'https://card.example/',
    'https://Card.example',
    'card.example',
  ])
    assert.deepEqual(refused({ origin }), ['origin'], origin);
});

test('the first policy is signed by its own people, and each later one by as many as the one before asks for', async () => {
  assert.deepEqual(await follows(null, first, [ann, bo]), first);
  assert.equal(await follows(null, first, [ann]), null);
  assert.deepEqual(await follows(first, second, [ann2, bo]), second);
  assert.equal(await follows(first, second, [ann, cy]), null, 'its own people do not count yet');
  assert.equal(await follows(first, second, [ann, ann2]), null, 'one person with two keys');
  assert.equal(await follows(first, second, [ann, server]), null, 'the server’s key');
  assert.equal(await follows(second, { ...first, v: 3 }, [ann, bo]), null, 'who has left');
});

test('policies follow one another: one version on, for one log, not back in time', async () => {
  const none = async (previous: Publishers | null, next: Publishers) =>
    assert.equal(await follows(previous, next, [ann, bo]), null);
  await none(null, { ...first, v: 2 });
  await none(first, { ...second, v: 3 });
  await none(first, first);
  await none(first, { ...second, log: 'other.example/record' });
  await none(first, { ...second, issued: '2025-12-31T23:59:59.999Z' });
  assert.equal(await follows(null, card, [ann, bo]), null, 'a card is no policy');
  const carried = sealed(first, [ann, bo]).signatures.map((signature) => ({
    ...signature,
    of: { n: 1, issued: card.issued, expires: card.expires },
  }));
  assert.equal(
    await follows(null, first, [], carried),
    null,
    'nothing is carried over from policy to policy',
  );
});
