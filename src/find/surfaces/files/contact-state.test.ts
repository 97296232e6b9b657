import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANNELS, SITE, viewOf } from '../../../../test/views.ts';
import { ContactState } from '../contract.ts';
import { contactState } from './contact-state.ts';

test('the number and the channels of the embed, by the contract', () => {
  const state = ContactState.parse(contactState(viewOf(), SITE));
  assert.deepEqual(
    state.channels.map((c) => [c.id, c.display, c.uri]),
    [
      ['hotline', '400-000-0147', 'tel:+864000000147'],
      ['chat', `${SITE}/chat`, `${SITE}/chat`],
    ],
  );
  assert.equal(state.primary, 'hotline');
  assert.deepEqual(state.channels[0]?.state, {
    open: true,
    always: false,
    opensAt: null,
    closesAt: '2026-11-22T14:00:00.000Z',
  });
  assert.match(state.channels[0]?.stateText.zh ?? '', /22:00/);
  assert.equal(state.asOf, '2026-11-22T06:04:59.000Z');
});

test('a line that people report as down says so, since when and what to use instead, and keeps its number', () => {
  const down = {
    channel: 'hotline',
    number: '4000000147',
    since: '2026-11-22T05:00:00.000Z',
    confirmed: false,
  };
  const state = ContactState.parse(contactState(viewOf({}, [], [], null, [down]), SITE));
  const [hotline, chat] = state.channels;
  assert.equal(hotline?.uri, 'tel:+864000000147');
  assert.deepEqual([hotline?.down?.since, hotline?.down?.confirmed], [down.since, false]);
  assert.match(hotline?.down?.text.zh ?? '', /打不通/);
  assert.match(hotline?.stateText.zh ?? '', /打不通/);
  assert.ok(hotline?.down?.instead && hotline.down.instead !== 'hotline');
  assert.equal(chat?.down, null);
  const another = viewOf({}, [], [], null, [{ ...down, number: '4000000148' }]);
  assert.equal(contactState(another, SITE).channels[0]?.down, null, 'the report was of another number');
});

test('every kind of channel can be shown', () => {
  const channels = CHANNELS.map((channel) => ({ ...channel, surfaces: ['embed' as const] }));
  const state = ContactState.parse(contactState(viewOf({ channels }), SITE));
  assert.equal(state.channels.length, CHANNELS.length);
});
