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

test('every kind of channel can be shown', () => {
  const channels = CHANNELS.map((channel) => ({ ...channel, surfaces: ['embed' as const] }));
  const state = ContactState.parse(contactState(viewOf({ channels }), SITE));
  assert.equal(state.channels.length, CHANNELS.length);
});
