import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVkey } from '@clearline/tlog';
import { TestLog } from '../../packages/card/record.fixtures.ts';
import { keysOf, trustOf } from './trust.ts';

const log = new TestLog();
const vkey = formatVkey(log.key.key);
const nothing = { bundle: null, proof: null, newer: null, asked: null };
const site = { place: 'site', policy: log.policy, ...nothing } as const;

test('without a pin the page’s own policy counts, and says whose word that is', () => {
  assert.deepEqual(trustOf(' \n', site), { by: 'site', policy: log.policy });
  assert.deepEqual(trustOf('', { ...site, place: 'saved' }), { by: 'saved', policy: log.policy });
  assert.deepEqual(trustOf('', { ...site, policy: null }), { by: 'bundle', policy: null });
});

test('a pinned policy file beats the page’s own', () => {
  const other = new TestLog();
  assert.deepEqual(trustOf(other.policy, site), { by: 'own', policy: other.policy });
});

for (const [what, pin] of [
  ['a key', vkey],
  ['a DNS record', `v=clearline1; log=${vkey}`],
  ['a DNS record as dig prints it', `  "v=clearline1; log=${vkey}"\n`],
] as const)
  test(`the log's key alone may be pinned: ${what}`, () => {
    const trust = trustOf(pin, site);
    assert.deepEqual(trust, { by: 'own', policy: `log ${vkey}\nquorum none\n` });
    assert.deepEqual(keysOf(trust.policy, 'card.example/record'), [vkey]);
  });

const next = formatVkey(new TestLog().key.key);
const half = vkey.length - 20;
const parted = `"v=clearline1; log=${vkey.slice(0, half)}" "${vkey.slice(half)}"`;

test('a record that DNS parts in two is one key, and a line that was wrapped is refused', () => {
  assert.deepEqual(trustOf(parted, site), trustOf(vkey, site));
  assert.equal(trustOf(parted.replace('" "', '"\n"'), site), null);
});

for (const [what, pin] of [
  ['keys', `${vkey}\n${next}`],
  ['records as dig prints them', `"v=clearline1; log=${vkey}"\r\n\n "v=clearline1; log=${next}"\n`],
  ['records of which one is parted', `${parted}\n"v=clearline1; log=${next}"`],
] as const)
  test(`while the log's key is replaced both may be pinned: ${what}`, () => {
    const trust = trustOf(pin, site);
    assert.deepEqual(trust, { by: 'own', policy: `log ${vkey}\nlog ${next}\nquorum none\n` });
    assert.deepEqual(keysOf(trust.policy, 'card.example/record'), [vkey, next]);
  });

for (const pin of [
  'v=clearline1',
  `${vkey}\nv=spf1; log=${next}`,
  `${vkey}x`,
  `${vkey} ${vkey}`,
  `v=spf1; log=${vkey}`,
  log.policy.replace('quorum most', 'quorum many'),
  '<script>',
])
  test(`what cannot be read is refused, so that nothing else counts in its place: ${pin.slice(0, 20)}`, () => {
    assert.equal(trustOf(pin, site), null);
  });

test('only the keys of the log in question are shown', () => {
  assert.deepEqual(keysOf(log.policy, 'other.example/record'), []);
});
