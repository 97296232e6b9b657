import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealingWith } from './sealing.ts';

const SECRET = 'a secret of thirty-two characters';
const sealing = sealingWith(SECRET);

test('what is sealed opens for the same receipt and purpose, on every node of the site', () => {
  const sealed = sealing.seal('report', 'R-1', '他让我转账 5000 元');
  assert.ok(!sealed.includes('5000'));
  assert.equal(sealingWith(SECRET).open('report', 'R-1', sealed), '他让我转账 5000 元');
  assert.notDeepEqual(sealing.seal('report', 'R-1', 'x'), sealing.seal('report', 'R-1', 'x'));
});

test('moved to another row, opened as something else, under another secret or changed, it stays shut', () => {
  const sealed = sealing.seal('contact', 'R-1', 'a@example.com');
  assert.equal(sealing.open('contact', 'R-2', sealed), null);
  assert.equal(sealing.open('report', 'R-1', sealed), null);
  assert.equal(sealingWith(`${SECRET}!`).open('contact', 'R-1', sealed), null);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(sealing.open('contact', 'R-1', changed), null, `byte ${at}`);
  }
  assert.equal(sealing.open('contact', 'R-1', sealed.subarray(0, 20)), null);
});

test('digests tell the same from another, and nothing to who lacks the secret', () => {
  assert.deepEqual(sealing.digest('network', '203.0.113.9'), sealing.digest('network', '203.0.113.9'));
  assert.notDeepEqual(sealing.digest('network', 'x'), sealing.digest('client', 'x'));
  assert.notDeepEqual(sealing.digest('network', 'x'), sealingWith(`${SECRET}!`).digest('network', 'x'));
});
