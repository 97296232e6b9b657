import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clientOf, isDirectLoopback, parseTrustedProxies } from './proxy.ts';

const trust = (list: string) => {
  const result = parseTrustedProxies(list);
  return result.ok ? result.value : assert.fail(result.error.join());
};
const NEAR = trust('loopback, 10.0.0.0/8, 2001:db8:1::/48');

test('forwarding headers from a stranger change nothing', () => {
  const headers = { 'x-forwarded-for': '1.1.1.1', forwarded: 'for=2.2.2.2' };
  const client = clientOf('203.0.113.9', headers, NEAR);
  assert.deepEqual(client, {
    address: '203.0.113.9',
    key: '203.0.113.9',
    direct: false,
  });
});

test('the chain is walked from the nearest hop to the first that is not trusted', () => {
  const of = (chain: string) => clientOf('127.0.0.1', { 'x-forwarded-for': chain }, NEAR);
  assert.equal(of('203.0.113.9').address, '203.0.113.9');
  assert.equal(of('6.6.6.6, 203.0.113.9, 10.1.2.3').address, '203.0.113.9');
  assert.equal(of('10.9.9.9, 10.1.2.3').address, '10.9.9.9');
  assert.equal(of('203.0.113.9, garbage, 10.1.2.3').address, '10.1.2.3');
  assert.equal(of('203.0.113.9:4711').address, '203.0.113.9');
  assert.equal(of('[2001:db8::7]:80').address, '2001:db8::7');
  assert.equal(of('::ffff:203.0.113.9').address, '203.0.113.9');
});

test('Forwarded is read where X-Forwarded-For is absent', () => {
  const of = (forwarded: string) => clientOf('::1', { forwarded }, NEAR);
  assert.equal(of('for=203.0.113.9;proto=https;by=10.0.0.1').address, '203.0.113.9');
  assert.equal(of('for="[2001:db8:cafe::17]:4711", for=10.0.0.2').address, '2001:db8:cafe::17');
  assert.equal(of('for=unknown').address, '::1');
  assert.equal(
    clientOf('::1', { forwarded: 'for=6.6.6.6', 'x-forwarded-for': '8.8.8.8' }, NEAR).address,
    '8.8.8.8',
  );
});

test('the key of a limit is the IPv4 address or the IPv6 /64', () => {
  const key = (address: string) => clientOf(address, {}, []).key;
  assert.equal(key('::ffff:203.0.113.9'), '203.0.113.9');
  assert.equal(key('2001:db8:1:2:3:4:5:6'), key('2001:db8:1:2:ffff::1'));
  assert.notEqual(key('2001:db8:1:2::1'), key('2001:db8:1:3::1'));
  assert.equal(clientOf(undefined, {}, NEAR).key, 'unknown');
});

test('only a loopback socket without forwarding headers is direct loopback', () => {
  assert.ok(isDirectLoopback(clientOf('127.0.0.1', {}, [])));
  assert.ok(isDirectLoopback(clientOf('::ffff:127.0.0.1', {}, [])));
  assert.ok(!isDirectLoopback(clientOf('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, NEAR)));
  for (const said of [{ 'x-real-ip': '127.0.0.1' }, { via: '1.1 proxy' }, { 'x-forwarded-proto': 'https' }])
    assert.ok(!isDirectLoopback(clientOf('127.0.0.1', said, [])));
  assert.ok(!isDirectLoopback(clientOf('10.0.0.1', {}, [])));
  assert.ok(!isDirectLoopback(clientOf(undefined, {}, [])));
});

test('the trusted list refuses what is not a whole address or range', () => {
  const refused = parseTrustedProxies('127.1, 10.0.0.0/33, example.com, 0x7f.0.0.1, 10.0.0.1');
  assert.deepEqual(refused, { ok: false, error: ['127.1', '10.0.0.0/33', 'example.com', '0x7f.0.0.1'] });
});

test('no header makes it throw, and no header of a stranger moves the address', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom(',', ';', 'for=', '"', '[', ']', ':', 'unknown', '_x', 'proto=https', '127.0.0.1'),
  );
  const header = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(header, header, (chain, forwarded) => {
      const headers = { 'x-forwarded-for': chain, forwarded };
      assert.equal(clientOf('203.0.113.9', headers, NEAR).address, '203.0.113.9');
      clientOf('127.0.0.1', headers, NEAR);
      clientOf('127.0.0.1', { forwarded }, NEAR);
      parseTrustedProxies(chain);
    }),
  );
});

test('whatever is written before them, the hops that a trusted proxy appended decide', () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), (forged, address) => {
      fc.pre(!address.startsWith('10.') && !address.startsWith('127.'));
      const headers = { 'x-forwarded-for': `${forged}, ${address}` };
      assert.equal(clientOf('10.0.0.1', headers, NEAR).address, address);
    }),
  );
});
