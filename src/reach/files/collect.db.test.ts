/** Where files go that nobody wants any more: with their bytes, and with nothing else. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import { conversationJobs } from '../conversations/index.ts';
import { picture } from './hostile.fixtures.ts';
import { filesJobs } from './index.ts';
import { countBlobs, filesWorld } from './testing.ts';

const world = await filesWorld();
const { db, clock, log } = world;
const DAY_MS = 86_400_000;
const jpeg = await picture().jpeg().toBuffer();

const jobsOf = (blobs: MemoryBlobs) => {
  const jobs = filesJobs({ db, clock, log, blobs, clamd: null });
  return (name: string) => jobs.find((job) => job.name === name)?.run({}) ?? assert.fail(name);
};

test('what nobody sends within a day is collected, and what was sent stays', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const run = jobsOf(blobs);
  const { url, put, send, files, get } = await world.node(t, { blobs });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const [sent, unsent] = [await put(bob, id, jpeg), await put(bob, id, jpeg)];
  await send(bob, id, sent.file.id);
  clock.advance(DAY_MS - 1000);
  await run('reach.files.collect');
  assert.equal(await countBlobs(blobs), 4);
  clock.advance(2000);
  await run('reach.files.collect');
  assert.equal(await countBlobs(blobs), 2);
  assert.equal((await send(bob, id, unsent.file.id)).body.code, 'no-such-file');
  const left = await files(bob, id, [sent.file.id, unsent.file.id]);
  assert.deepEqual(
    left.map((file) => file.id),
    [sent.file.id],
  );
  await run('reach.files.sweep');
  assert.equal((await get(left[0]?.url ?? null)).status, 200);
});

test('with a conversation its files are erased on schedule, and their links lead nowhere at once', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const run = jobsOf(blobs);
  const { url, put, send, get } = await world.node(t, { blobs });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { file } = await put(bob, id, jpeg);
  await send(bob, id, file.id);
  assert.equal((await get(file.url)).status, 200);
  const longAgo = new Date(clock.now() - 800 * DAY_MS);
  await sql`update reach.conversation set status = 'closed', last_at = ${longAgo} where id = ${id}`.execute(
    db,
  );
  const erase = conversationJobs({ db, clock }).find((job) => job.name === 'reach.erase');
  await erase?.run({});
  assert.equal((await get(file.url)).status, 404);
  await run('reach.files.collect');
  assert.equal(await countBlobs(blobs), 0);
  const { rows } = await sql`select from reach.file where id = ${file.id}`.execute(db);
  assert.equal(rows.length, 0);
});

test('bytes that a crash has left without a row are swept, once no row can come any more', async (t) => {
  const blobs = new MemoryBlobs(clock);
  const run = jobsOf(blobs);
  const { url, put, send } = await world.node(t, { blobs });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  const { file } = await put(bob, id, jpeg);
  await send(bob, id, file.id);
  const lost = randomUUID();
  const draft = `${file.id}.thumbnail.0a1b2c3d4e5f`;
  for (const name of [lost, `${lost}.thumbnail`, draft, 'kept-by-somebody-else'])
    await blobs.put(name, Buffer.from('x'));
  await run('reach.files.sweep');
  assert.equal(await countBlobs(blobs), 6);
  clock.advance(DAY_MS + 1000);
  await run('reach.files.sweep');
  const left: string[] = [];
  for await (const { name } of blobs.list()) left.push(name);
  assert.deepEqual(left.sort(), [file.id, `${file.id}.thumbnail`, 'kept-by-somebody-else'].sort());
});
