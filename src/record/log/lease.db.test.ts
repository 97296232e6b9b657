import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { freshDatabase } from '../../../test/record-log.ts';
import { openLease } from './lease.ts';

/** Stands between a client and the database, and can stop to forward anything, as a network does that has gone silent. */
async function network(t: TestContext, url: string) {
  const sockets: Socket[] = [];
  const { hostname, port } = new URL(url);
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    sockets.push(client, upstream);
    for (const socket of [client, upstream]) socket.on('error', () => {});
    client.pipe(upstream).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const silence = () => {
    for (const socket of sockets) socket.unpipe().pause();
  };
  const through = new URL(url);
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: through.href, silence };
}

test('one connection asks for the lock again and again, until the one that has it gives it back', async (t) => {
  const { url } = await freshDatabase(t);
  const [first, second] = [await openLease(url), await openLease(url)];
  assert.deepEqual([await first.take(), await second.take(), await second.take()], [true, false, false]);
  assert.deepEqual([first.held(), second.held()], [true, false]);
  await first.release();
  assert.deepEqual([await second.take(), first.held(), second.held()], [true, false, true]);
  await second.release();
  assert.equal(second.held(), false);
});

test('on a network that has gone silent the lock is let go of when the time for parting is over', async (t) => {
  const { url, silence } = await network(t, (await freshDatabase(t)).url);
  const parting = new AbortController();
  const lease = await openLease(url, () => parting.signal);
  assert.ok(await lease.take());
  silence();
  const released = lease.release();
  parting.abort();
  await released;
  assert.equal(lease.held(), false);
});
