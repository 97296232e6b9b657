/** What a device makes of lines that die, of ways that fail, and of a server that is away. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { mock, type TestContext, test } from 'node:test';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CustomerView, Frame } from '../../src/reach/conversations/contract.ts';
import { ENDS } from '../../src/reach/conversations/ends/contract.ts';
import { type Carrier, type Ears, poll, socket } from './carriers.ts';
import { type LineOptions, LiveLine, type Reach } from './line.ts';
import { newThread, queued } from './thread.ts';

const ID = '7f6d0a52-4b34-4f04-9f0d-0f2f0c8f7a10';
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const state: Frame = { is: 'state', conversation: ID, view: {} as CustomerView };

function device(t: TestContext, options: Partial<LineOptions>) {
  mock.timers.enable({ apis: ['setTimeout'] });
  const reached: Reach[] = [];
  const anew: boolean[] = [];
  const line = new LiveLine({
    site: 'http://127.0.0.1:1',
    root: '/chat/conversations',
    headers: async () => ({}),
    async token(again) {
      anew.push(again);
      return 'token';
    },
    onThread: () => {},
    onReach: (reach) => reached.push(reach),
    random: () => 0.5,
    ...options,
  });
  t.after(async () => {
    await line.close();
    mock.timers.reset();
  });
  const pass = async (ms: number) => {
    mock.timers.tick(ms);
    await settle();
  };
  return { line, reached, anew, pass };
}

/** A way that the test opens, hears on and ends; `runs` holds one entry for each time that it was taken. */
function byHand() {
  const runs: { ears: Ears; open: () => void; end: () => Promise<void>; fail: () => Promise<void> }[] = [];
  const carrier: Carrier = {
    run: (ears, open) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      ears.signal.addEventListener('abort', () => reject(new Error('ended')));
      const then = (act: () => void) => async () => {
        act();
        await settle();
      };
      const fail = then(() => reject(new Error('no line')));
      runs.push({ ears, open: () => open(null), end: then(resolve), fail });
      return promise;
    },
  };
  return { carrier, runs, last: () => runs.at(-1) ?? assert.fail('it was not taken') };
}

/** Sockets of a server that says what the test lets it say. `next`: each time that one has said hello. */
async function server(t: TestContext) {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.on('listening', resolve));
  t.after(() => {
    for (const one of sockets.clients) one.terminate();
    sockets.close();
  });
  const waiting: ((one: WebSocket) => void)[] = [];
  sockets.on('connection', (one) => one.once('message', () => waiting.shift()?.(one)));
  const next = () => new Promise<WebSocket>((resolve) => waiting.push(resolve));
  return { url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`, next };
}
const say = (to: WebSocket, frame: Frame) => to.send(JSON.stringify(frame));
const until = async (is: () => boolean) => {
  while (!is()) await settle();
};

test('a socket on which nothing comes any more is given up, though its end is never told', async (t) => {
  const { url, next } = await server(t);
  const first = next();
  const { line, reached, pass } = device(t, { site: url, carriers: [socket] });
  line.follow(newThread(ID));
  const dead = await first;
  say(dead, { is: 'ready' });
  await until(() => reached.at(-1) === 'live');
  await pass(44_000);
  say(dead, { is: 'alive' });
  let heard = 0;
  while (heard++ < 50) await settle();
  // As in a network that drops everything: not even the end of the line is answered.
  dead.pause();
  await pass(44_000);
  assert.equal(reached.at(-1), 'live', 'a sign of life counts');
  const second = next();
  await pass(1_000);
  await pass(300);
  assert.equal(reached.at(-1), 'connecting');
  say(await second, { is: 'ready' });
  await until(() => reached.at(-1) === 'live');
});

test('a socket on which a message is not answered is given up, and it is sent on the next', async (t) => {
  const { url, next } = await server(t);
  const first = next();
  const { line, reached, pass } = device(t, { site: url, carriers: [socket] });
  line.follow(newThread(ID));
  const dead = await first;
  say(dead, { is: 'ready' });
  await until(() => reached.at(-1) === 'live');
  dead.pause();
  line.change(ID, (thread) => queued(thread, { key: ID, text: 'hello', at: '' }));
  await pass(11_999);
  assert.equal(reached.at(-1), 'live');
  const second = next();
  await pass(1);
  await pass(300);
  const alive = await second;
  const sent = new Promise<void>((resolve) =>
    alive.on('message', (data) => {
      if (String(data).includes('"send"')) resolve();
    }),
  );
  say(alive, { is: 'ready' });
  await sent;
});

test('a token that the server does not know is not shown again, and whom it does not understand comes by another way', async (t) => {
  const { url, next } = await server(t);
  const first = next();
  const other = byHand();
  const { line, anew, pass } = device(t, { site: url, carriers: [socket, other.carrier] });
  line.follow(newThread(ID));
  const second = next();
  (await first).close(ENDS['not-known']);
  await until(() => anew.length === 1);
  let [one, waits] = [null as WebSocket | null, true];
  void second.then((it) => {
    [one, waits] = [it, false];
  });
  while (waits) await pass(10);
  assert.deepEqual(anew, [false, true]);
  if (!one) assert.fail('it has not come back');
  say(one, { is: 'ready' });
  (one as WebSocket).close(ENDS['not-understood']);
  while (other.runs.length === 0) await pass(10);
  assert.equal(anew.length, 2);
});

test('a line that opens and brings nothing is waited for longer each time', async (t) => {
  const { carrier, runs, last } = byHand();
  const { line, pass } = device(t, { carriers: [carrier] });
  line.follow(newThread(ID));
  await settle();
  for (const ms of [300, 600, 1_200, 2_400]) {
    const before = runs.length;
    last().open();
    last().ears.hear({ is: 'ready' });
    await last().end();
    await pass(ms - 1);
    assert.equal(runs.length, before, `back within ${ms} ms`);
    await pass(1);
    assert.equal(runs.length, before + 1);
  }
  last().open();
  last().ears.hear(state);
  await last().end();
  await pass(300);
  assert.equal(runs.length, 6, 'one that has brought something is taken again at once');
  await last().end();
  await pass(600);
  last().open();
  await pass(5_000);
  await last().end();
  await pass(300);
  assert.equal(runs.length, 8, 'one that has lasted as well');
});

test('the better way is tried once more when a worse one has ended', async (t) => {
  const [good, bad] = [byHand(), byHand()];
  const { line, pass } = device(t, { carriers: [good.carrier, bad.carrier] });
  line.follow(newThread(ID));
  await settle();
  await good.last().fail();
  await pass(300);
  await good.last().fail();
  await pass(600);
  assert.equal(bad.runs.length, 1);
  bad.last().open();
  bad.last().ears.hear(state);
  await bad.last().end();
  await pass(300);
  assert.equal(good.runs.length, 3);
  await good.last().fail();
  await pass(600);
  assert.equal(bad.runs.length, 2, 'one look is enough');
});

test('what fails without a network says nothing of the way, and with a network again the best is tried first', async (t) => {
  const [good, bad] = [byHand(), byHand()];
  let isOnline = false;
  const { line, pass } = device(t, { carriers: [good.carrier, bad.carrier], isOnline: () => isOnline });
  line.follow(newThread(ID));
  await settle();
  for (let n = 0; n < 4; n++) {
    await good.last().fail();
    await pass(15_000);
  }
  assert.equal(bad.runs.length, 0);
  isOnline = true;
  for (let n = 0; n < 2; n++) {
    await good.last().fail();
    await pass(15_000);
  }
  assert.equal(bad.runs.length, 1);
  const before = good.runs.length;
  await bad.last().fail();
  line.retry();
  await settle();
  assert.equal(good.runs.length, before + 1);
});

test('asking again and again ends by itself, so that a better way is looked for', async (t) => {
  const answered = mock.method(globalThis, 'fetch', async () => Response.json({ frames: [] }));
  t.after(() => answered.mock.restore());
  const { pass } = device(t, {});
  const control = new AbortController();
  let isOver = false;
  const ears = { site: '', root: '', headers: async () => ({}), followed: () => [], hear: () => {} };
  const over = poll
    .run({ ...ears, token: async () => '', signal: control.signal }, () => {})
    .then(() => {
      isOver = true;
    });
  for (let passed = 0; passed < 299_000; passed += 1_000) await pass(1_000);
  assert.equal(isOver, false);
  await pass(2_000);
  await over;
});

/** A device whose line is up and carries no messages: what it writes is posted. */
async function writing(t: TestContext, post: () => Promise<Response>) {
  const answered = mock.method(globalThis, 'fetch', post);
  t.after(() => answered.mock.restore());
  const { carrier, last } = byHand();
  const { line, pass } = device(t, { carriers: [carrier] });
  line.follow(newThread(ID));
  last().open();
  line.change(ID, (thread) => queued(thread, { key: ID, text: 'hello', at: '' }));
  await settle();
  return { line, last, pass };
}

test('a message that is not taken is sent again after longer each time, and at once when the line is new', async (t) => {
  let asked = 0;
  const { last, pass } = await writing(t, async () => {
    asked++;
    return new Response('', { status: 503 });
  });
  for (const [ms, times] of [
    [0, 1],
    [300, 2],
    [600, 3],
    [1_199, 3],
    [1, 4],
  ] as const) {
    await pass(ms);
    await settle();
    assert.equal(asked, times);
  }
  await last().end();
  await pass(300);
  last().open();
  await settle();
  assert.equal(asked, 5);
});

test('a message whose answer is cut in its middle is sent again, and the answer to that counts', async (t) => {
  let asked = 0;
  const cut = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"seq": 2,'));
        controller.error(new Error('the network is gone'));
      },
    });
  const { line, pass } = await writing(t, async () =>
    asked++ === 0 ? new Response(cut()) : Response.json({ seq: 2, at: '2026-11-28T00:00:00.000Z' }),
  );
  assert.deepEqual([asked, line.thread(ID)?.outbox.length], [1, 1]);
  await pass(300);
  await settle();
  assert.equal(asked, 2);
  await pass(10_000);
  await settle();
  assert.equal(asked, 2, 'it is stored');
});
