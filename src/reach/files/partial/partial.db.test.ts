/** An upload that was cut goes on where it was, is judged whole, and takes no more room than it may. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MemoryBlobs } from '../../../kernel/blobs/memory.ts';
import { API_ROOT } from '../../../kernel/http/contract.ts';
import type { Caller } from '../../../people/testing.ts';
import { filesJobs } from '../index.ts';
import { countBlobs, filesWorld } from '../testing.ts';

const world = await filesWorld();
const { db, clock, log } = world;
const HOUR_MS = 3_600_000;
const KB = 1024;
/** No two pieces of it are alike, and it is a text. */
const whole = Buffer.from(randomBytes(300 * KB).toString('hex'));

async function talk(
  t: Parameters<typeof world.node>[0],
  { blobs = new MemoryBlobs(clock), ...limits }: { blobs?: MemoryBlobs; dayBytes?: number } = {},
) {
  const node = await world.node(t, { blobs, ...limits });
  const bob = await world.guest(node.url);
  const id = await world.opened(node.url, bob);
  const address = (key: string, side = '/chat') => `${API_ROOT}${side}/conversations/${id}/uploads/${key}`;
  /** Sends this much of `bytes`, and then the line is cut. */
  const cut = async (key: string, bytes: Buffer, until: number, who: Caller = bob) => {
    const socket = connect(node.port, '127.0.0.1').on('error', () => {});
    const heads = {
      'content-type': 'application/octet-stream',
      'content-length': `${bytes.length}`,
      ...who.headers,
    };
    const head = Object.entries(heads).map(([name, value]) => `${name}: ${value}\r\n`);
    const path = `${API_ROOT}/chat/conversations/${id}/files?key=${key}&name=a.txt`;
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${head.join('')}\r\n`);
    socket.end(bytes.subarray(0, until));
    socket.resume();
    await once(socket, 'close');
  };
  const offset = async (key: string, who: Caller = bob, side?: string) => {
    const answer = await fetch(node.url + address(key, side), { headers: who.headers });
    return {
      status: answer.status,
      header: answer.headers.get('upload-offset'),
      ...((await answer.json()) as object),
    };
  };
  const append = async (key: string, from: number, bytes: Buffer, who: Caller = bob) => {
    const answer = await fetch(`${node.url}${address(key)}?name=a.txt`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/partial-upload',
        'upload-offset': `${from}`,
        'upload-complete': '?1',
        ...who.headers,
      },
      body: new Uint8Array(bytes),
    });
    return {
      status: answer.status,
      body: (await answer.json()) as { code?: string; bytes?: number; url: string },
    };
  };
  return { ...node, blobs, bob, id, cut, offset, append };
}

test('cut twice it goes on from where it was each time, and what is kept is the whole', async (t) => {
  const { blobs, bob, get, files, id, cut, offset, append } = await talk(t);
  const key = randomUUID();
  assert.deepEqual(await offset(key), { status: 200, header: '0', offset: 0, complete: false });
  await cut(key, whole, 100 * KB);
  assert.equal((await offset(key)).header, `${100 * KB}`);
  const { status, body } = await append(key, 100 * KB, whole.subarray(100 * KB));
  assert.deepEqual([status, body.bytes], [200, whole.length]);
  assert.deepEqual(Buffer.from(await (await get(body.url)).bytes()), whole);
  assert.deepEqual(await offset(key), {
    status: 200,
    header: `${whole.length}`,
    offset: whole.length,
    complete: true,
  });
  assert.equal(await countBlobs(blobs), 1, 'its pieces are gone');
  // The answer was lost: the same again gets it once more.
  const again = await append(key, 100 * KB, whole.subarray(100 * KB));
  assert.equal(again.status, 200);
  const { rows } = await sql<{ id: string }>`select id from reach.file where conversation_id = ${id}`.execute(
    db,
  );
  assert.equal(rows.length, 1);
  assert.equal((await files(bob, id, [rows[0]?.id ?? ''])).length, 1);
});

test('it goes on only from where it is, for whom it is, and within the size of a file', async (t) => {
  const { url, id, bob, cut, offset, append } = await talk(t);
  const key = randomUUID();
  await cut(key, whole, 100 * KB);
  for (const from of [100 * KB - 1, 100 * KB + 1])
    assert.equal((await append(key, from, whole.subarray(from))).body.code, 'wrong-offset');
  const other = randomUUID();
  await cut(other, whole, 100 * KB);
  const eve = await world.guest(url);
  assert.equal((await offset(other, eve)).status, 404);
  assert.equal((await append(other, 100 * KB, whole.subarray(100 * KB), eve)).status, 404);
  const ann = await world.person('Ann', ['agent']);
  assert.deepEqual(
    (await offset(other, ann, '')).header,
    '0',
    'what a customer sends is not an agent’s to go on with',
  );
  assert.equal((await append(other, 100 * KB, Buffer.alloc(10 * KB * KB, 'a'))).body.code, 'file-too-large');
  const bare = await fetch(`${url}${API_ROOT}/chat/conversations/${id}/uploads/${other}?name=a.txt`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/partial-upload', ...bob.headers },
    body: 'x',
  });
  assert.equal(bare.status, 409);
});

test('what is not allowed is not, however it is cut, and nothing of it stays', async (t) => {
  const { blobs, cut, offset, append } = await talk(t);
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(200 * KB)}<script>alert(1)</script></svg>`,
  );
  const key = randomUUID();
  await cut(key, svg, 100 * KB);
  assert.equal((await offset(key)).header, `${100 * KB}`);
  assert.equal(await countBlobs(blobs), 1);
  assert.equal((await append(key, 100 * KB, svg.subarray(100 * KB))).body.code, 'file-not-allowed');
  assert.equal(await countBlobs(blobs), 0);
});

test('an upload that goes on counts once, and one that begins anew takes away nothing that is more', async (t) => {
  const { cut, offset, append } = await talk(t, { dayBytes: whole.length + 200 * KB });
  const key = randomUUID();
  for (const until of [100, 70]) {
    await cut(key, whole, until * KB);
    assert.equal((await offset(key)).header, `${100 * KB}`);
  }
  assert.equal((await append(key, 100 * KB, whole.subarray(100 * KB))).status, 200);
  const other = randomUUID();
  for (const until of [70, 100]) {
    await cut(other, whole, until * KB);
    assert.equal((await offset(other)).header, `${70 * KB}`, 'there was no room for more today');
  }
});

test('what cannot be deleted keeps no file from being stored, and is swept', async (t) => {
  class Clinging extends MemoryBlobs {
    isStuck = true;
    override async delete(name: string): Promise<void> {
      if (this.isStuck) throw new Error('read-only file system');
      await super.delete(name);
    }
  }
  const blobs = new Clinging(clock);
  const { cut, offset, append } = await talk(t, { blobs });
  const key = randomUUID();
  for (const until of [70, 100]) {
    await cut(key, whole, until * KB);
    assert.equal((await offset(key)).header, `${until * KB}`);
  }
  assert.equal((await append(key, 100 * KB, whole.subarray(100 * KB))).status, 200);
  assert.equal(await countBlobs(blobs), 3);
  blobs.isStuck = false;
  clock.advance(24 * HOUR_MS + 1000);
  await filesJobs({ db, clock, log, blobs, clamd: null })
    .find(({ name }) => name.endsWith('sweep'))
    ?.run({});
  assert.equal(await countBlobs(blobs), 1);
});

test('a guest has three at a time, the oldest goes first, little is not kept, and after an hour nothing is', async (t) => {
  const { blobs, cut, offset, append } = await talk(t);
  const keys = Array.from({ length: 4 }, () => randomUUID());
  for (const key of keys) {
    await cut(key, whole, 100 * KB);
    assert.equal((await offset(key)).header, `${100 * KB}`);
    clock.advance(1000);
  }
  const offsets = await Promise.all(keys.map(async (key) => (await offset(key)).header));
  assert.deepEqual(offsets, ['0', '102400', '102400', '102400']);
  const small = randomUUID();
  await cut(small, whole, 10 * KB);
  assert.equal((await offset(small)).header, '0');
  assert.equal(await countBlobs(blobs), 3);
  clock.advance(HOUR_MS + 1000);
  assert.equal((await offset(keys[3] ?? '')).header, '0');
  assert.equal((await append(keys[3] ?? '', 100 * KB, whole)).body.code, 'wrong-offset');
  const collect = filesJobs({ db, clock, log, blobs, clamd: null }).find(({ name }) =>
    name.endsWith('collect'),
  );
  await collect?.run({});
  assert.equal(await countBlobs(blobs), 0);
});

test('with its conversation it is erased', async (t) => {
  const { blobs, id, cut, offset } = await talk(t);
  const key = randomUUID();
  await cut(key, whole, 100 * KB);
  assert.equal((await offset(key)).header, `${100 * KB}`);
  await sql`delete from reach.conversation where id = ${id}`.execute(db);
  const collect = filesJobs({ db, clock, log, blobs, clamd: null }).find(({ name }) =>
    name.endsWith('collect'),
  );
  await collect?.run({});
  assert.equal(await countBlobs(blobs), 0);
});

test('whoever is signed in on a second device, which no guest was kept of, sends and resumes there too', async (t) => {
  const { url, id, cut, offset, append } = await talk(t);
  const ann = await world.person('Ann', ['agent']);
  await sql`update reach.conversation set person_id = ${ann.id} where id = ${id}`.execute(db);
  const fresh = await world.guest(url);
  const second = { ...ann, headers: { ...ann.headers, ...fresh.headers } };
  const key = randomUUID();
  await cut(key, whole, 100 * KB, second);
  assert.equal((await offset(key, second)).header, `${100 * KB}`);
  assert.equal((await append(key, 100 * KB, whole.subarray(100 * KB), second)).status, 200);
  const { rows } = await sql<{ mine: boolean }>`select person_id = ${ann.id} and guest_id is not null as mine
    from reach.file where conversation_id = ${id}`.execute(db);
  assert.deepEqual(rows, [{ mine: true }]);
});
