/** docs/webhooks.md holds what it says. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { VERIFY } from './console/snippet.ts';
import { headersOf, newSecret } from './signature.ts';

const text = await readFile(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
const NOW = Date.parse('2026-11-28T08:00:00Z');

type Verify = (secret: string, headers: Record<string, string>, body: string, now: number) => unknown;

async function documented(): Promise<Verify> {
  const code = /```js verify\n([\s\S]*?)```/.exec(text)?.[1] ?? assert.fail('the example is gone');
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).verify;
}

test('the example takes what we sign, with either of two secrets, and nothing else', async () => {
  const verify = await documented();
  const [old, fresh] = [newSecret(), newSecret()];
  const body = JSON.stringify({ id: 'e1', data: { text: '好' } });
  const headers = headersOf([fresh, old], { id: 'e1', seconds: NOW / 1000, body });
  for (const secret of [old, fresh]) assert.deepEqual(verify(secret, headers, body, NOW), JSON.parse(body));
  assert.throws(() => verify(newSecret(), headers, body, NOW), /not signed/);
  assert.throws(() => verify(fresh, headers, body.replace('好', '坏'), NOW), /not signed/);
  assert.throws(() => verify(fresh, { ...headers, 'webhook-id': 'e2' }, body, NOW), /not signed/);
  const [first = ''] = (headers['webhook-signature'] ?? '').split(' ');
  const other = { ...headers, 'webhook-signature': first.replace('v1,', 'v2,') };
  assert.throws(() => verify(fresh, other, body, NOW), /not signed/);
});

test('the example refuses a clock that is off by more than five minutes, either way', async () => {
  const verify = await documented();
  const secret = newSecret();
  for (const [off, isGood] of [
    [-301, false],
    [-299, true],
    [299, true],
    [301, false],
  ] as const) {
    const headers = headersOf([secret], { id: 'e1', seconds: NOW / 1000 + off, body: '{}' });
    if (isGood) verify(secret, headers, '{}', NOW);
    else assert.throws(() => verify(secret, headers, '{}', NOW), /too old/);
  }
});

test('the console shows what the document shows', () => {
  assert.ok(text.includes(VERIFY));
});
