/** Whoever asks for all their data gets their files too, byte for byte; and what is left out is said. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { DiskBlobs } from '../../kernel/blobs/disk.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import { unzippedBytes } from '../../kernel/unzip.fixtures.ts';
import { chatApi, ownDataApi } from '../conversations/contract.ts';
import { picture } from './hostile.fixtures.ts';
import { filesWorld } from './testing.ts';

const world = await filesWorld();
const { db } = world;
const agent = await world.person('Amy', ['agent']);
const EXPORT = API_ROOT + ownDataApi.export.path;

interface Data {
  readonly notIncluded: { readonly zh: string; readonly en: string };
  readonly conversations: readonly {
    readonly ratingNote: string | null;
    readonly files: readonly {
      readonly id: string;
      readonly name: string;
      readonly leftOut: string | null;
    }[];
  }[];
}

test('an export holds the files that were sent, and names those that it leaves out', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-export-'));
  t.after(() => rm(folder, { recursive: true }));
  const blobs = new DiskBlobs(folder);
  const { url, ask, put, send, get } = await world.node(t, { blobs });
  const [bob, eve] = [await world.guest(url), await world.guest(url)];
  const id = await world.opened(url, bob);
  // Larger than what is read from a disk in one piece.
  const long = `${randomBytes(300_000).toString('base64')}\n`;
  const photo = await put(bob, id, await picture().jpeg().toBuffer(), { name: '截图.jpg' });
  const text = await put(agent, id, long, { name: '说明.txt' });
  const [scanning, refused, missing] = [
    await put(bob, id, 'being looked at', { name: 'scanning.txt' }),
    await put(bob, id, 'found to be evil', { name: 'refused.txt' }),
    await put(bob, id, 'lost', { name: 'missing.txt' }),
  ];
  const unsent = await put(agent, id, 'a draft of the staff');
  for (const { file } of [photo, scanning, refused, missing]) await send(bob, id, file.id);
  await send(agent, id, text.file.id);
  const kept = await (await get(photo.file.url)).bytes();
  for (const [state, { file }] of [
    ['scanning', scanning],
    ['refused', refused],
  ] as const)
    await sql`update reach.file set state = ${state} where id = ${file.id}`.execute(db);
  await blobs.delete(missing.file.id);
  await ask(bob, chatApi.end, { params: { id } });
  await ask(bob, chatApi.rate, { params: { id }, body: { rating: 2, note: '等得太久' } });
  const theirs = await world.opened(url, eve);
  await put(eve, theirs, 'of somebody else');

  const answer = await get(EXPORT, bob.headers);
  assert.equal(answer.status, 200);
  const found = unzippedBytes(Buffer.from(await answer.arrayBuffer()));
  const names = [`files/${photo.file.id}-截图.jpg`, `files/${text.file.id}-说明.txt`] as const;
  assert.deepEqual([...found.keys()].filter((name) => name.startsWith('files/')).sort(), [...names].sort());
  assert.deepEqual(found.get(names[0]), Buffer.from(kept));
  assert.equal(found.get(names[1])?.toString(), long);
  const data = JSON.parse(String(found.get('data.json'))) as Data;
  const [one] = data.conversations;
  assert.deepEqual(
    new Map(one?.files.map((file) => [file.name, file.leftOut])),
    new Map([
      ['截图.jpg', null],
      ['说明.txt', null],
      ['scanning.txt', 'scanning'],
      ['refused.txt', 'refused'],
      ['missing.txt', 'missing'],
    ]),
  );
  assert.ok(one?.files.every((file) => file.id !== unsent.file.id));
  assert.equal(one?.ratingNote, '等得太久');
  assert.match(data.notIncluded.zh, /内部备注/);
});

test('an export that nobody reads on lets go of the file that it was reading, and can be asked for again', async (t) => {
  let closed = 0;
  const folder = await mkdtemp(join(tmpdir(), 'clearline-export-'));
  t.after(() => rm(folder, { recursive: true }));
  class Endless extends DiskBlobs {
    override async get() {
      const piece = new Uint8Array(65_536);
      const stream = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(piece),
        cancel: () => void closed++,
      });
      return { bytes: 1e12, stream };
    }
  }
  const { url, put, send } = await world.node(t, { blobs: new Endless(folder) });
  const bob = await world.guest(url);
  const id = await world.opened(url, bob);
  await send(bob, id, (await put(bob, id, 'hello')).file.id);
  for (let n = 1; n <= 2; n++) {
    const leaving = new AbortController();
    const answer = await fetch(url + EXPORT, { headers: bob.headers, signal: leaving.signal });
    assert.equal(answer.status, 200);
    const reader = answer.body?.getReader();
    for (let got = 0; got < 1_000_000; ) got += (await reader?.read())?.value?.length ?? 0;
    leaving.abort();
    while (closed < n) await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
