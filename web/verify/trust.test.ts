import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVkey } from '@clearline/tlog';
import { TestLog } from '../../packages/card/record.fixtures.ts';
import { keysOf, trustOf } from './trust.ts';

const log = new TestLog();
const vkey = formatVkey(log.key.key);
const site = { place: 'site', policy: log.policy, bundle: null, proof: null } as const;

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

for (const pin of [
  'v=clearline1',
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
