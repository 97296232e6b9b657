import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Channel, INTENTS } from '@clearline/card';
import fc from 'fast-check';
import { CHANNELS, viewOf } from '../../../test/views.ts';
import type { ChannelView, View } from './view.ts';
import { insteadOf, lineToDial, takesMessages, URGENCIES, WHYS, ways, waysToHuman } from './ways.ts';

const NOON = Date.parse('2026-11-22T04:00:00Z');

/** The fixture's view with every channel's state replaced. */
function viewWhere(
  state: (channel: Channel) => Partial<ChannelView['hours']>,
  change: Partial<Channel> = {},
): View {
  const view = viewOf();
  const channels = view.channels.map((cv) => ({
    ...cv,
    channel: { ...cv.channel, ...change } as Channel,
    hours: { open: true, always: false, closesAt: null, opensAt: null, ...state(cv.channel) },
  }));
  const primary = channels.find((c) => c.channel.id === view.primary.channel.id) as View['primary'];
  return { ...view, channels, primary };
}
const closed = (opensAt: number | null = NOON) => ({ open: false, opensAt });
const ids = (list: readonly { channel: ChannelView }[]) => list.map((w) => w.channel.channel.id);

test('R10 urgent: the open telephone first, then other people, then message boxes', () => {
  const list = ways(
    viewWhere(() => ({})),
    'enquiry',
    'urgent',
  );
  assert.equal(list[0]?.channel.channel.id, 'hotline');
  assert.equal(list[0]?.why, 'human-now');
  const kinds = list.map((w) => w.why);
  assert.deepEqual(
    kinds,
    [...kinds].sort((a, b) => WHYS.indexOf(a) - WHYS.indexOf(b)),
  );
});

test('R10 evidence: what keeps a record comes first, open or not', () => {
  const view = viewWhere(() => closed(), { intents: [...INTENTS] });
  const [first] = ways(view, 'refund', 'evidence');
  assert.equal(first?.channel.channel.kind, 'email');
  assert.equal(first?.why, 'keeps-evidence');
});

test('R55 at night: message boxes before closed lines, which stand in the order in which they open', () => {
  const view = viewWhere((c) => closed(c.id === 'short' ? NOON : NOON + 1));
  const list = ways(view, 'enquiry', 'urgent');
  assert.ok(takesMessages(list[0]?.channel as ChannelView));
  const later = list.filter((w) => w.why === 'opens-later');
  assert.equal(later[0]?.channel.channel.id, 'short');
  assert.ok(ids(later).includes('hotline'));
});

test('a line that people report as down stands behind its like, is not dialled by one tap, and has something instead', () => {
  const open = viewWhere(() => ({}));
  const down = { channel: 'hotline', number: '', since: '2026-11-22T03:00:00.000Z', confirmed: false };
  const channels = open.channels.map((cv) => (cv.channel.id === 'hotline' ? { ...cv, down } : cv));
  const view = { ...open, channels, primary: channels.find(({ down }) => down !== null) as View['primary'] };
  const list = ways(view, 'enquiry', 'urgent');
  const humans = list.filter(({ why }) => why === 'human-now');
  assert.equal(humans.at(-1)?.channel.channel.id, 'hotline', 'it is still offered');
  const instead = insteadOf(view, view.primary);
  assert.equal(instead, list[0]?.channel);
  assert.notEqual(instead?.channel.id, 'hotline');
  const allDown = { ...view, channels: channels.map((cv) => ({ ...cv, down })) };
  assert.equal(insteadOf(allDown, view.primary), null);
  assert.equal(lineToDial(allDown).channel.id, 'hotline', 'the number is never hidden');
});

test('a line that mobiles cannot reach stands behind those they can', () => {
  const view = viewWhere(() => ({}));
  const channels = view.channels.map((cv) =>
    cv.channel.kind === 'phone' && cv.channel.id === 'hotline'
      ? { ...cv, channel: { ...cv.channel, reachableFrom: ['landline' as const] } }
      : cv,
  );
  const phones = ids(ways({ ...view, channels }, 'enquiry', 'urgent')).filter((id) =>
    ['hotline', 'office', 'short'].includes(id),
  );
  assert.deepEqual(phones, ['office', 'short', 'hotline']);
});

test('only where no channel serves the intent are all offered; lines for suppliers only never are', () => {
  assert.deepEqual(ids(ways(viewOf(), 'account-security', 'today')), ['mail']);
  assert.ok(ids(ways(viewOf(), 'refund', 'today')).includes('hotline'));
  const suppliers = viewWhere(() => ({}), { audience: ['supplier'] });
  assert.deepEqual(ids(ways(suppliers, 'refund', 'today')), ['hotline']);
});

test('waysToHuman leaves out what only machines answer', () => {
  const view = viewWhere(() => ({}));
  assert.ok(ids(waysToHuman(view)).includes('inside'));
  const channels = view.channels.map((cv) =>
    cv.channel.id === 'inside' ? { ...cv, channel: { ...cv.channel, human: false } } : cv,
  );
  assert.ok(!ids(waysToHuman({ ...view, channels })).includes('inside'));
});

test('R28 only channels of the surface page are proposed, and the number', () => {
  const view = viewWhere(() => ({}));
  assert.ok(!ids(ways(view, 'enquiry', 'urgent')).includes('chat'));
  assert.ok(!ids(waysToHuman(view)).includes('chat'));
  assert.deepEqual(ids(waysToHuman(viewWhere(() => ({}), { surfaces: ['embed'] }))), ['hotline']);
});

/** Of the three phones, which are open, which mobiles reach, and which may float; the hotline is the number. */
function phones(open: string[], mobile: string[], floating: string[], change: Partial<Channel> = {}): View {
  const view = viewWhere((c) => ({ open: open.includes(c.id) }), change);
  for (const { channel } of view.channels.filter((c) => c.channel.kind === 'phone')) {
    Object.assign(channel, {
      reachableFrom: mobile.includes(channel.id) ? ['mobile'] : ['landline'],
      surfaces: floating.includes(channel.id) ? ['floating'] : ['page'],
    });
  }
  return view;
}
const ALL = ['hotline', 'office', 'short'];

test('one tap dials the number, else an open floating line that mobiles reach, else the number all the same', () => {
  const dials = (...of: Parameters<typeof phones>) => lineToDial(phones(...of)).channel.id;
  assert.equal(dials(ALL, ALL, ALL), 'hotline');
  assert.equal(dials(['office', 'short'], ALL, ALL), 'office');
  assert.equal(dials(ALL, ['office', 'short'], ALL), 'office');
  assert.equal(dials(['office', 'short'], ['hotline', 'short'], ALL), 'short');
  assert.equal(dials(['office', 'short'], ALL, ['short']), 'short');
  assert.equal(dials(['office', 'short'], ALL, []), 'hotline');
  assert.equal(dials([], ALL, ALL), 'hotline');
  assert.equal(dials(['office'], ALL, ALL, { audience: ['supplier'] }), 'hotline');
});

test('R55 no combination of open and closed is a dead end, and nothing is lost or doubled', () => {
  const states = fc.array(
    fc.record({ open: fc.boolean(), opensAt: fc.option(fc.integer({ min: 1, max: 9 })) }),
    { minLength: CHANNELS.length, maxLength: CHANNELS.length },
  );
  fc.assert(
    fc.property(
      states,
      fc.constantFrom(...INTENTS),
      fc.constantFrom(...URGENCIES),
      (all, intent, urgency) => {
        const at = new Map(CHANNELS.map((c, i) => [c.id, all[i] ?? {}]));
        const list = ways(
          viewWhere((c) => at.get(c.id) ?? {}),
          intent,
          urgency,
        );
        assert.ok(list.length > 0);
        assert.equal(new Set(ids(list)).size, list.length);
        assert.ok(list.every((w) => w.why !== 'human-now' || w.channel.hours.open));
      },
    ),
  );
});
