/** Messages from one end to the other, by each of the three ways, with the client that browsers load. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mock, type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import { type Carrier, poll, socket, stream } from '../../../web/live/carriers.ts';
import { LiveLine } from '../../../web/live/line.ts';
import { newThread, progressOf, queued, type Thread } from '../../../web/live/thread.ts';
import { GUEST_TOKEN } from '../../kernel/http/contract.ts';
import type { Caller } from '../../people/testing.ts';
import type { Frame } from './contract.ts';
import { deskApi } from './contract.ts';
import { reachWorld } from './testing.ts';

const world = await reachWorld();

type Seen = (thread: Thread) => boolean;

/** A device on the line, and a way to wait until its thread is as it should be. */
function device(
  t: TestContext,
  url: string,
  id: string,
  carrier: Carrier,
  who: Caller,
  side: 'customer' | 'staff',
) {
  const waiting = new Set<() => void>();
  const typed: Frame[] = [];
  const line = new LiveLine({
    site: url,
    root: side === 'customer' ? '/chat/conversations' : '/conversations',
    carriers: [carrier],
    headers: async () => who.headers,
    async token() {
      if (side === 'customer') return who.headers[GUEST_TOKEN] ?? '';
      const { body } = await world.callerOf(url)(who, deskApi.ticket);
      return String(body.ticket);
    },
    onThread: () => {
      for (const look of waiting) look();
    },
    onReach: () => {},
    onTyping: (frame) => typed.push(frame),
  });
  t.after(() => line.close());
  line.follow(newThread(id));
  const until = (seen: Seen): Promise<Thread> =>
    new Promise((resolve) => {
      const look = () => {
        const thread = line.thread(id);
        if (!thread || !seen(thread)) return;
        waiting.delete(look);
        resolve(thread);
      };
      waiting.add(look);
      look();
    });
  const say = (text: string, note = false) =>
    line.change(id, (thread) =>
      queued(thread, { key: randomUUID(), text, at: new Date().toISOString(), ...(note ? { note } : {}) }),
    );
  return { line, until, say, typed };
}

const texts = (thread: Thread): string[] =>
  thread.messages.flatMap(({ body }) => ('text' in body ? [body.text] : []));
const has =
  (...wanted: string[]): Seen =>
  (thread) =>
    texts(thread).join('|') === wanted.join('|');

for (const [name, carrier] of Object.entries({ socket, stream, poll })) {
  test(`by ${name}: both sides see one order, and each state is what the other end has said`, async (t) => {
    const [one, two] = [await world.node(t), await world.node(t)];
    const bob = await world.guest(one.url);
    const ann = await world.person('Ann', ['agent']);
    const id = await world.opened(one.url, bob);
    const customer = device(t, one.url, id, carrier, bob, 'customer');
    customer.say('充值没到账');
    const sent = await customer.until((thread) => texts(thread).length === 1);
    assert.equal(sent.outbox.length, 0);
    const mine = sent.messages.at(-1);
    assert.ok(mine);
    assert.equal(progressOf(sent, mine), 'accepted');

    const agent = device(t, two.url, id, carrier, ann, 'staff');
    await agent.until(has('充值没到账'));
    agent.line.seen(id, mine.seq, 0);
    await customer.until((thread) => progressOf(thread, mine) === 'delivered');
    agent.line.seen(id, mine.seq, mine.seq);
    await customer.until((thread) => progressOf(thread, mine) === 'read');

    agent.say('内部备注', true);
    agent.say('您好，我来查一下');
    const answered = await customer.until(
      (thread) => has('充值没到账', '您好，我来查一下')(thread) && thread.view?.agent?.name === 'Ann',
    );
    await agent.until(has('充值没到账', '内部备注', '您好，我来查一下'));
    const writer = answered.messages.at(-1)?.writer;
    assert.equal(writer?.name, 'Ann');
    assert.ok(writer.staffNumber > 1000);
    assert.equal(answered.view?.status, 'pending');
  });
}

test('a socket on which nothing happens says that it is alive, where scripts see it', async (t) => {
  mock.timers.enable({ apis: ['setInterval'] });
  t.after(() => mock.timers.reset());
  const { url } = await world.node(t);
  const bob = await world.guest(url);
  const line = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`);
  t.after(() => line.terminate());
  await once(line, 'open');
  line.send(JSON.stringify({ do: 'hello', token: bob.headers[GUEST_TOKEN] }));
  await once(line, 'message');
  const heard = once(line, 'message');
  mock.timers.tick(25_000);
  assert.deepEqual(JSON.parse(String((await heard)[0])), { is: 'alive' });
});
