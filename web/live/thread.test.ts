/** What a device makes of conversations that are merged, and of what another window has to send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerView, Frame, Message } from '../../src/reach/conversations/contract.ts';
import { goesOnIn, heard, newThread, nextToSend, queued, shared, type Thread, withdrawn } from './thread.ts';

const ID = '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10';
const OTHER = '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a11';
const key = (n: number) => `7f6d0a52-4b34-4f04-9f0d-${String(n).padStart(12, '0')}`;
const AT = '2026-11-28T08:00:00.000Z';

const message = (seq: number): Message => ({
  seq,
  key: key(seq),
  author: 'customer',
  writer: null,
  body: { kind: 'text', text: `${seq}` },
  at: AT,
});
const told = (thread: Thread, upTo: number): Thread =>
  heard(thread, { is: 'messages', conversation: ID, messages: [message(upTo)], upTo });
const NOBODY = { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } };
const merged = { ...NOBODY, lastSeq: 3, mergedInto: { id: OTHER, number: 10_002 } } as CustomerView;
const waits = (n: number) => ({ key: key(n), text: `${n}`, at: AT });

test('a merged conversation leads on once all of it has come, and not before', () => {
  const state: Frame = { is: 'state', conversation: ID, view: merged };
  const early = heard(told(newThread(ID), 2), state);
  assert.equal(goesOnIn(early), null);
  assert.equal(goesOnIn(told(early, 3)), OTHER);
  assert.equal(
    goesOnIn(heard(told(newThread(ID), 3), { ...state, view: { ...NOBODY, lastSeq: 3 } as CustomerView })),
    null,
  );
});

test('how far the other end has got never goes back, whatever a node that lags behind tells', () => {
  const state = (lastSeq: number, delivered: number, read: number) => {
    const view = { lastSeq, customer: { delivered: 0, read: 0 }, staff: { delivered, read } } as CustomerView;
    return { is: 'state', conversation: ID, view } as const;
  };
  const { view } = heard(
    heard(heard(newThread(ID), state(160, 160, 158)), state(161, 151, 149)),
    state(162, 161, 150),
  );
  assert.deepEqual([view?.staff, view?.lastSeq], [{ delivered: 161, read: 158 }, 162]);
});

test('what was stored in the other one is sent no more, and what was stored here waits until it comes', () => {
  const both = queued(queued(newThread(ID), waits(1)), waits(2));
  const accepted = { is: 'accepted', conversation: ID, seq: 1, at: AT } as const;
  const elsewhere = heard(both, { ...accepted, key: key(1), into: OTHER });
  assert.deepEqual(
    elsewhere.outbox.map((one) => one.key),
    [key(2)],
  );
  const here = heard(both, { ...accepted, key: key(1) });
  assert.deepEqual(
    here.outbox.map(({ progress }) => progress),
    ['accepted', 'queued'],
  );
});

test('what another window has to send is sent once, and not where it was withdrawn or has come', () => {
  const pending = { ...waits(1), progress: 'queued' } as const;
  const once = shared(newThread(ID), pending);
  assert.equal(shared(once, pending), once);
  assert.equal(nextToSend(once)?.key, key(1));
  assert.equal(nextToSend(withdrawn(once, key(1))), null);
  const come = told(newThread(ID), 1);
  assert.equal(shared(come, pending), come);
});
