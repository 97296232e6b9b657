/** Whoever cannot be told now is told later, whenever it was that their line became full. */
import assert from 'node:assert/strict';
import { mock, type TestContext, test } from 'node:test';
import { ManualClock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { createLog } from '../../kernel/log.ts';
import type { CustomerView, StaffView } from './contract.ts';
import { Feed } from './feed.ts';
import { type Added, type Glance, type Look, type Seen, viewsOf } from './glance.ts';
import { Here } from './here.ts';
import { messageOf } from './present.ts';
import type { ConversationRow } from './store/conversation.ts';
import type { MessageRow } from './store/message.ts';

const ID = '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10';
const log = createLog({ level: 'silent', clock: new ManualClock('2026-11-28T00:00:00Z') });
const AT = new Date('2026-11-28T00:00:00Z');
const nobody = { delivered: 0, read: 0 };

/** A conversation that its agent has, and what is stored of it: looks find that. */
function conversationWith(messages = 0) {
  const stored: MessageRow[] = [];
  const store = (kind: 'text' | 'note' = 'text'): Added => {
    const seq = stored.length + 1;
    const message = { conversationId: ID, seq, key: `${seq}`, body: { kind, text: `${seq}` }, at: AT };
    stored.push(message as MessageRow);
    return { message: message as MessageRow, row: row(), known: new Map() };
  };
  const row = () =>
    ({
      id: ID,
      revision: stored.length,
      lastSeq: stored.length,
      status: 'open',
      waitsSince: AT,
      assignedTo: 'an agent',
      openedAt: AT,
      lastAt: AT,
      answerBy: null,
      snoozedUntil: null,
      personId: null,
    }) as ConversationRow;
  for (let n = 0; n < messages; n++) store();
  const glance = (from: number): Glance => {
    const seen: Seen = {
      row: row(),
      beside: { customer: nobody, staff: nobody, ahead: null, wait: null, delivers: true },
      about: { name: 'Lin', contact: null, excerpt: '', marks: [] },
    };
    const rows = stored.slice(from).map((one) => messageOf(one, new Map()));
    return { rows, from, upTo: stored.length, hasMore: false, seen, view: viewsOf(seen, new Map()) };
  };
  return { store, glance };
}

function screen(feed: Feed, side: 'customer' | 'staff' = 'customer', isFull = () => false) {
  const seqs: number[] = [];
  const states: (CustomerView | StaffView)[] = [];
  feed.follow(ID, {
    side,
    after: 0,
    told: '',
    isFull,
    send(frame) {
      if (frame.is === 'messages') seqs.push(...frame.messages.map(({ seq }) => seq));
      if (frame.is === 'state') states.push(frame.view);
    },
  });
  return { seqs, states, revisions: () => states.map(({ revision }) => revision) };
}

const settle = async () => {
  for (let turns = 0; turns < 5; turns++) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** @param before a look is answered */
function feedOf(
  t: TestContext,
  glance: (from: number) => Glance,
  before = async () => {},
  isThere = () => true,
) {
  let looks = 0;
  const look: Look = async (_db, wanted) => {
    looks++;
    const found = glance(wanted.get(ID)?.after ?? 0);
    await before();
    return new Map(isThere() ? [[ID, found]] : []);
  };
  const feed = new Feed(() => ({}) as Db, log, look, new Here(), false);
  t.after(() => feed.close());
  return { feed, looks: () => looks };
}

test('a line that becomes full while its conversation is looked at gets what it missed', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { feed } = feedOf(t, conversationWith(3).glance);
  const [beforeTheLook, behindIt] = [false, true];
  const answers = [beforeTheLook, behindIt];
  const { seqs, states } = screen(feed, 'customer', () => answers.shift() ?? false);
  await settle();
  assert.deepEqual([answers.length, seqs, states.length], [0, [], 0]);
  mock.timers.tick(500);
  await settle();
  assert.deepEqual([seqs, states.length], [[1, 2, 3], 1]);
});

test('one that was just stored is shown at once to whoever has all before it, and never twice', async (t) => {
  const { store, glance } = conversationWith();
  const { feed } = feedOf(t, glance);
  const [customer, staff] = [screen(feed), screen(feed, 'staff')];
  await settle();
  feed.offer(store());
  assert.deepEqual([customer.seqs, staff.seqs], [[1], [1]], 'without a look');
  const [second, third] = [store('note'), store()];
  feed.offer(third);
  assert.deepEqual([customer.seqs, staff.seqs], [[1], [1]], 'not before what was said before it');
  feed.offer(second);
  feed.offer(second);
  assert.deepEqual([customer.seqs, staff.seqs], [[1], [1, 2]], 'a note is for staff alone');
  feed.wake(ID, 3);
  await settle();
  const all = [
    [1, 3],
    [1, 2, 3],
  ];
  assert.deepEqual([customer.seqs, staff.seqs], all, 'the look brings the rest');
});

test('with it comes how the conversation stands: its hint leads to no look, a later one does', async (t) => {
  const { store, glance } = conversationWith(1);
  const { feed, looks } = feedOf(t, glance);
  const [customer, staff] = [screen(feed), screen(feed, 'staff')];
  await settle();
  feed.offer(store());
  assert.deepEqual(
    [customer.revisions(), staff.revisions()],
    [
      [1, 2],
      [1, 2],
    ],
  );
  assert.deepEqual((staff.states.at(-1) as StaffView).excerpt, '2');
  assert.deepEqual((staff.states.at(-1) as StaffView).who.name, 'Lin');
  feed.wake(ID, 2);
  await settle();
  assert.equal(looks(), 1);
  // Stored by another node.
  store();
  feed.wake(ID, 3);
  await settle();
  assert.deepEqual([looks(), customer.seqs, customer.revisions()], [2, [1, 2, 3], [1, 2, 3]]);
  feed.wake(ID);
  await settle();
  assert.equal(looks(), 3, 'there may be something new beside it');
});

test('a look that began before a message was stored takes nobody back', async (t) => {
  const { store, glance } = conversationWith(1);
  const waits: (() => void)[] = [];
  const { feed, looks } = feedOf(t, glance, () => new Promise((resolve) => waits.push(resolve)));
  const go = async () => {
    waits.shift()?.();
    await settle();
  };
  const customer = screen(feed);
  await settle();
  await go();
  feed.wake(ID);
  await settle();
  feed.offer(store());
  assert.deepEqual(customer.revisions(), [1, 2]);
  await go();
  assert.equal(looks(), 3, 'and looks again, for what it saw beside');
  await go();
  assert.deepEqual(
    [customer.seqs, customer.revisions()],
    [
      [1, 2],
      [1, 2],
    ],
  );
});

test('how it stands is worked out from one look and one message, never over what came between', async (t) => {
  const { store, glance } = conversationWith(1);
  const { feed, looks } = feedOf(t, glance);
  const customer = screen(feed);
  await settle();
  assert.equal(feed.lastSeen(ID)?.row.revision, 1);
  // Something else has changed it, and its hint is under way.
  store();
  feed.offer(store());
  assert.deepEqual(customer.revisions(), [1]);
  assert.equal(feed.lastSeen(ID), null, 'it is known to stand otherwise by now');
  feed.wake(ID, 3);
  await settle();
  assert.deepEqual([looks(), customer.seqs, customer.revisions()], [2, [1, 2, 3], [1, 3]]);
  assert.equal(feed.lastSeen(ID)?.row.revision, 3);
});

test('a line that is full when a message comes is told of it later, though all others were', async (t) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const { store, glance } = conversationWith(1);
  const { feed } = feedOf(t, glance);
  let isFull = false;
  const [fast, slow] = [screen(feed), screen(feed, 'customer', () => isFull)];
  await settle();
  isFull = true;
  feed.offer(store());
  assert.deepEqual([fast.seqs, slow.seqs], [[1, 2], [1]]);
  feed.wake(ID, 2);
  await settle();
  isFull = false;
  mock.timers.tick(500);
  await settle();
  assert.deepEqual(
    [slow.seqs, slow.revisions()],
    [
      [1, 2],
      [1, 2],
    ],
  );
});

test('of one that is gone nothing is remembered, and another one of its id begins anew', async (t) => {
  const all = [conversationWith(3), conversationWith(0)] as const;
  let found: 'first' | 'none' | 'second' = 'first';
  const { feed, looks } = feedOf(
    t,
    (from) => all[found === 'second' ? 1 : 0].glance(from),
    undefined,
    () => found !== 'none',
  );
  const customer = screen(feed);
  await settle();
  found = 'none';
  feed.wake(ID);
  await settle();
  assert.equal(feed.lastSeen(ID), null);
  found = 'second';
  feed.wake(ID);
  await settle();
  assert.deepEqual([customer.revisions(), looks()], [[3, 0], 3], 'and it is not looked at without end');
});

test('whoever has just come is told how it stands by a look alone', async (t) => {
  const { store, glance } = conversationWith(1);
  const { feed } = feedOf(t, glance);
  const customer = screen(feed);
  await settle();
  const staff = screen(feed, 'staff');
  feed.offer(store());
  assert.deepEqual([customer.revisions(), staff.revisions()], [[1, 2], []]);
  await settle();
  assert.deepEqual([staff.seqs, staff.revisions()], [[1, 2], [2]]);
});

test('where its customer waits in the queue, how it stands is looked at: the line is no message’s', async (t) => {
  const { store, glance } = conversationWith(1);
  const { feed, looks } = feedOf(t, glance);
  const customer = screen(feed);
  await settle();
  const added = store();
  feed.offer({ ...added, row: { ...added.row, assignedTo: null } });
  assert.deepEqual([customer.seqs, customer.revisions()], [[1, 2], [1]]);
  feed.wake(ID, 2);
  await settle();
  assert.deepEqual([looks(), customer.revisions()], [2, [1, 2]]);
});

test('whoever comes during a look is not told how it stood before they came', async (t) => {
  const { store, glance } = conversationWith(1);
  const begun = Promise.withResolvers<void>();
  const { feed } = feedOf(t, glance, () => begun.promise);
  const first = screen(feed);
  await settle();
  store();
  const second = screen(feed);
  begun.resolve();
  await settle();
  assert.deepEqual([first.revisions(), second.revisions()], [[1, 2], [2]]);
});
