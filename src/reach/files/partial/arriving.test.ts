import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arriving } from './arriving.ts';

const of = { conversationId: 'c', author: 'customer', guestId: 'g', personId: null, key: 'k' } as const;

test('of several that wait for one never two run at once, and the last of them stays', async () => {
  const arriving = new Arriving();
  let running = 0;
  const ended = (stopped: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (stopped.aborted) resolve();
      stopped.addEventListener('abort', () => resolve());
    });
  const take = (name: string, until: (stopped: AbortSignal) => Promise<void>) =>
    arriving.take(of, async (stopped) => {
      assert.equal(++running, 1);
      await until(stopped);
      running--;
      return stopped.aborted ? `${name} was ended` : name;
    });
  const all = [take('a', ended), take('b', ended), take('c', ended), take('d', async () => {})];
  assert.deepEqual(await Promise.all(all), ['a was ended', 'b was ended', 'c was ended', 'd']);
  assert.equal(await take('e', async () => {}), 'e', 'and nothing is left of them');
});
