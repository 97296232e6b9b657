/** What becomes of files between a device and the server, whatever the network and the server do. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { SharedFile } from '../../src/reach/files/shapes/contract.ts';
import type { Answer } from './send-bytes.ts';
import { NOT_OPEN, Uploads } from './uploads.ts';

const HERE = '3f1d4cbe-0000-4000-8000-000000000000';
const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One that has been sent off, and is answered by the test. */
interface Off {
  readonly key: string;
  readonly again: boolean;
  readonly name: string;
  readonly done: (part: number) => void;
  readonly answer: (answer: Answer) => Promise<void>;
  readonly fail: () => Promise<void>;
}

function world() {
  const off: Off[] = [];
  const kept: string[] = [];
  const uploads = new Uploads({
    send: ({ key, name, again, signal, onDone }) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      signal.addEventListener('abort', () => reject(new Error('ended')));
      const then = (act: () => void) => () => {
        act();
        return settle();
      };
      off.push({
        key,
        again,
        name,
        done: onDone,
        answer: (answer) => then(() => resolve(answer))(),
        fail: then(() => reject(new Error('no network'))),
      });
      return promise;
    },
    onChange: () => {},
    onKept: (conversation, { key }, { id }) => kept.push([conversation, key, id].join(' ')),
    tooLarge: () => 'too large',
  });
  const last = () => off.at(-1) ?? assert.fail('nothing was sent');
  const shown = () => uploads.of(HERE).map(({ name, state, percent }) => `${name} ${state} ${percent}`);
  return { uploads, off, kept, last, shown };
}

const stored = (id: string): Answer => ({ status: 200, said: { id } as SharedFile });
const refused = (status: number, code: string): Answer => ({
  status,
  said: { code, title: `because ${code}` },
});

test('files go up one after the other, in the order in which they were given', async () => {
  const { uploads, off, kept, last, shown } = world();
  uploads.add(HERE, [file('a'), file('b')]);
  await settle();
  last().done(0.426);
  assert.deepEqual(shown(), ['a sends 42', 'b waits 0']);
  await last().answer(stored('1'));
  assert.deepEqual(shown(), ['b sends 0']);
  await last().answer(stored('2'));
  assert.deepEqual(shown(), []);
  assert.deepEqual(
    kept,
    off.map(({ key }, at) => `${HERE} ${key} ${at + 1}`),
  );
});

test('without an answer it is stuck, and goes on by itself under the same key', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { uploads, off, kept, last, shown } = world();
  uploads.add(HERE, [file('a')]);
  await settle();
  await last().fail();
  assert.deepEqual(shown(), ['a stuck 0']);
  mock.timers.tick(4_000);
  await settle();
  await last().answer({ status: 503, said: { code: 'unavailable' } });
  assert.deepEqual(shown(), ['a stuck 0']);
  mock.timers.tick(7_999);
  await settle();
  assert.equal(off.length, 2, 'it waits longer each time');
  uploads.online();
  await settle();
  assert.equal(shown()[0], 'a sends 0');
  await last().answer(refused(409, 'wrong-offset'));
  assert.deepEqual(shown(), ['a stuck 0'], 'it asks anew from where it goes on');
  uploads.online();
  await settle();
  await last().answer(stored('1'));
  assert.equal(new Set(off.map(({ key }) => key)).size, 1);
  assert.deepEqual(
    off.map(({ again }) => again),
    [false, true, true, true],
  );
  assert.equal(kept.length, 1);
  mock.timers.reset();
});

test('a network that is lost in the middle ends what is sent, and nothing is forgotten', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { uploads, last, shown } = world();
  uploads.add(HERE, [file('a'), file('b')]);
  await settle();
  last().done(0.5);
  uploads.offline();
  await settle();
  assert.deepEqual(shown(), ['a stuck 50', 'b sends 0']);
  await last().fail();
  uploads.online();
  await settle();
  assert.deepEqual(shown(), ['a sends 0', 'b waits 0']);
  mock.timers.reset();
  uploads.close();
});

test('what is cancelled is neither sent nor shown, though its answer comes', async () => {
  const { uploads, kept, last, shown } = world();
  uploads.add(HERE, [file('a'), file('b')]);
  await settle();
  const first = last();
  uploads.drop(first.key);
  await first.answer(stored('1'));
  assert.deepEqual(shown(), ['b sends 0']);
  assert.deepEqual(kept, []);
});

test('a refusal is told in the server’s words, and another try is offered where it could end otherwise', async () => {
  const { uploads, off, last } = world();
  uploads.add(HERE, [file('a')]);
  await settle();
  await last().answer(refused(429, 'too-many-files'));
  const [first] = uploads.of(HERE);
  assert.deepEqual([first?.state, first?.says, first?.canRetry], ['refused', 'because too-many-files', true]);
  uploads.retry(first?.key ?? '');
  await settle();
  await last().answer(refused(422, 'file-not-allowed'));
  const [again] = uploads.of(HERE);
  assert.deepEqual([again?.says, again?.canRetry], ['because file-not-allowed', false]);
  uploads.retry(first?.key ?? '');
  await settle();
  assert.equal(off.length, 2, 'what will be refused is not sent again');
});

test('a file that is too large is refused without being sent', async () => {
  const { uploads, off } = world();
  uploads.add(HERE, [file('a', 10 * 1024 * 1024 + 1), file('b')]);
  await settle();
  const [large] = uploads.of(HERE);
  assert.deepEqual([large?.state, large?.says, large?.canRetry], ['refused', 'too large', false]);
  await settle();
  assert.deepEqual(
    off.map(({ name }) => name),
    ['b'],
  );
});

test('a name that is too long keeps its beginning and its end', () => {
  const { uploads } = world();
  uploads.add(HERE, [file(`${'x'.repeat(300)}.pdf`)]);
  const [one] = uploads.of(HERE);
  assert.equal(one?.name.length, 120);
  assert.match(one?.name ?? '', /^x+…x+\.pdf$/);
});

test('what is given before the conversation is open waits until it is, and then goes up in order', async () => {
  const { uploads, off, shown } = world();
  uploads.add(NOT_OPEN, [file('a'), file('b')]);
  await settle();
  uploads.online();
  await settle();
  assert.equal(off.length, 0);
  assert.equal(uploads.onTheirWay.length, 2, 'it would be lost with the page');
  uploads.move(NOT_OPEN, HERE);
  await settle();
  assert.deepEqual(shown(), ['a sends 0', 'b waits 0']);
});
