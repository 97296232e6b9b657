import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieOf, cookieVoter, dayLeft, dayOf, voterOf } from './voter.ts';

const key = (day: string, fill: number) => ({
  day,
  secret: 'a secret of thirty-two characters',
  salt: new Uint8Array(32).fill(fill),
});
const today = key('2026-11-27', 1);
const at = (address: string) => ({ address, key: address });

test('a day begins at midnight in Beijing', () => {
  assert.equal(dayOf(Date.parse('2026-11-26T15:59:59.999Z')), '2026-11-26');
  assert.equal(dayOf(Date.parse('2026-11-26T16:00:00Z')), '2026-11-27');
  assert.equal(dayLeft(Date.parse('2026-11-26T15:00:00Z')), 3_600_000);
});

test('one network is one voter for a day, and nobody knows them tomorrow', () => {
  const one = voterOf(at('192.0.2.7'), today);
  assert.deepEqual(voterOf(at('192.0.2.7'), today), one);
  for (const other of [key('2026-11-28', 1), key('2026-11-27', 2)])
    for (const part of ['voter', 'near', 'wide'] as const)
      assert.notEqual(voterOf(at('192.0.2.7'), other)[part], one[part]);
});

test('networks are told apart at /24 and /16, and at /48 and /32', () => {
  const share = (a: string, b: string) => {
    const [one, two] = [voterOf(at(a), today), voterOf(at(b), today)];
    return [one.near === two.near, one.wide === two.wide];
  };
  assert.deepEqual(share('192.0.2.7', '192.0.2.200'), [true, true]);
  assert.deepEqual(share('192.0.2.7', '192.0.3.7'), [false, true]);
  assert.deepEqual(share('192.0.2.7', '192.1.2.7'), [false, false]);
  assert.deepEqual(share('2001:db8:1::1', '2001:db8:1:ffff::1'), [true, true]);
  assert.deepEqual(share('2001:db8:1::1', '2001:db8:2::1'), [false, true]);
  assert.deepEqual(share('', 'nonsense'), [true, true]);
});

test('a cookie holds for its day, and none can be made up', () => {
  const cookie = cookieOf('somebody', today);
  assert.equal(cookieVoter(cookie, today), 'somebody');
  assert.equal(cookieVoter(cookie, key('2026-11-28', 3)), null);
  for (const forged of [
    undefined,
    '',
    'somebody',
    'somebody.',
    `another.${cookie.split('.')[1]}`,
    'somebody.é'.padEnd(31, 'é'),
  ])
    assert.equal(cookieVoter(forged, today), null);
});
