/** What a server could log so that nobody reads what comes after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD_TYPE, canonical } from '@clearline/card';
import { sha256Hex } from '../crypto.ts';
import { cardWith, monitorOf, NEXT, platform } from './monitor.fixtures.ts';

test('an entry whose payload is one long list keeps no monitor from the card after it', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const payload = `{"channels":[{"audience":[${'0,'.repeat(200_000)}0],"kind":"phone"}]}`;
  const payloadSha256 = sha256Hex(payload);
  site.payloads.set(payloadSha256, Buffer.from(payload));
  const signatures = [{ keyid: '0'.repeat(32), sig: 'AAAA' }];
  site.log.grow([Buffer.from(canonical({ payloadSha256, payloadType: CARD_TYPE, signatures }))]);
  site.publish(cardWith({ ...NEXT, channels: cardWith({}).channels.slice(0, 3) }), [site.people.ann]);
  const { codes } = await look();
  assert.deepEqual(codes.slice(0, 2), ['card-refused', 'card-refused']);
});
