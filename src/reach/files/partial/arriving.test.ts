import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Arriving } from './arriving.ts';

const of = { conversationId: 'c', author: 'customer', guestId: 'g', personId: null, key: 'k' } as const;

const untilEnded = (stopped: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (stopped.aborted) resolve();
    stopped.addEventListener('abort', () => resolve());
  });

test('of several never two run at once, and each has its turn', async () => {
  const arriving = new Arriving();
  let running = 0;
  const take = (name: string) =>
    arriving.take(of, async (stopped) => {
      assert.equal(++running, 1);
      await setImmediate();
      running--;
      assert.equal(stopped.aborted, false);
      return name;
    });
  assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map(take)), ['a', 'b', 'c', 'd']);
  assert.equal(await take('e'), 'e', 'and nothing is left of them');
});

test('whoever asks how far one has come ends it, and who waits behind it goes on', async () => {
  const arriving = new Arriving();
  let kept = false;
  const first = arriving.take(of, async (stopped) => {
    await untilEnded(stopped);
    await setImmediate();
    kept = true;
    return 'ended';
  });
  const second = arriving.take(of, async () => 'second');
  await arriving.end(of);
  assert.ok(kept, 'once it is told, nothing more comes of it');
  assert.deepEqual(await Promise.all([first, second]), ['ended', 'second']);
  await arriving.end(of);
});
