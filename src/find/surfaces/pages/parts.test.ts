import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANNELS } from '../../../../test/views.ts';
import { channelLink } from './parts.ts';

test('R21: a Chinese domain is shown as it is typed and as it is sent, a lookalike only as it is sent', () => {
  const shown = (domain: string) => {
    const channel = CHANNELS.find((c) => c.kind === 'domain');
    assert.ok(channel);
    return String(channelLink({ ...channel, domain }, 'zh'));
  };
  assert.equal(
    shown('xn--ubtq9x.example'),
    '<a href="https://xn--ubtq9x.example/">客服.example (xn--ubtq9x.example)</a>',
  );
  assert.match(shown('xn--e1awd7f.com'), />xn--e1awd7f\.com</);
  assert.match(shown('www.tianyuan.example'), />www\.tianyuan\.example</);
});
