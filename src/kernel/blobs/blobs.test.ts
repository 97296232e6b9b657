import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ManualClock } from '../clock.ts';
import type { BlobEntry, Blobs } from './blobs.ts';
import { DiskBlobs } from './disk.ts';
import { MemoryBlobs } from './memory.ts';
import { S3Blobs } from './s3.ts';
import { startTestS3 } from './testing.ts';

async function folder(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'blobs-'));
  t.after(() => rm(root, { recursive: true }));
  return join(root, 'blobs');
}

const KINDS: Readonly<Record<string, (t: TestContext) => Promise<Blobs>>> = {
  'on the disk': async (t) => new DiskBlobs(await folder(t)),
  'in memory': async () => new MemoryBlobs(new ManualClock(Date.now())),
  'with S3': async (t) => new S3Blobs((await startTestS3(t)).options),
};

const bytesOf = async (blobs: Blobs, name: string): Promise<Buffer | null> => {
  const found = await blobs.get(name);
  if (!found) return null;
  const bytes = Buffer.from(await new Response(found.stream).arrayBuffer());
  assert.equal(found.bytes, bytes.length);
  return bytes;
};

async function all(entries: AsyncIterable<BlobEntry>): Promise<BlobEntry[]> {
  const found: BlobEntry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

for (const [where, make] of Object.entries(KINDS)) {
  test(`${where} what is put is there as it was, until it is deleted`, async (t) => {
    const blobs = await make(t);
    const [name, bytes] = [randomUUID(), randomBytes(300_000)];
    assert.equal(await blobs.get(name), null);
    await blobs.put(name, bytes);
    await blobs.put(`${name}.thumbnail`, Buffer.from('small'));
    assert.deepEqual(await bytesOf(blobs, name), bytes);
    assert.deepEqual(await bytesOf(blobs, `${name}.thumbnail`), Buffer.from('small'));
    await blobs.delete(name);
    await blobs.delete(name);
    assert.equal(await blobs.get(name), null);
    assert.deepEqual(await bytesOf(blobs, `${name}.thumbnail`), Buffer.from('small'));
  });

  test(`${where} every blob is listed, with when it was put`, async (t) => {
    const blobs = await make(t);
    const listed = async () => (await all(blobs.list())).map(({ name }) => name).sort();
    assert.deepEqual(await listed(), []);
    const names = Array.from({ length: 7 }, () => randomUUID()).sort();
    for (const name of names) await blobs.put(name, Buffer.from(name));
    assert.deepEqual(await listed(), names);
    for await (const { at } of blobs.list()) assert.ok(Math.abs(at - Date.now()) < 60_000);
  });

  test(`${where} a name that could lead elsewhere is refused`, async (t) => {
    const blobs = await make(t);
    for (const name of [
      '',
      'a',
      '../../etc/passwd',
      'ab/cd',
      '..',
      '.hidden',
      'ab\0c',
      'AB',
      'a b',
      'ab..cd',
    ]) {
      await assert.rejects(async () => blobs.put(name, Buffer.from('x')), /a blob has a name/, name);
      await assert.rejects(async () => blobs.get(name), /a blob has a name/, name);
      await assert.rejects(async () => blobs.delete(name), /a blob has a name/, name);
    }
  });
}

test('on the disk nobody else reads a blob, and a draft that a crash left is listed', async (t) => {
  const root = await folder(t);
  const blobs = new DiskBlobs(root);
  const name = randomUUID();
  await blobs.put(name, Buffer.from('secret'));
  const inside = join(root, name.slice(0, 2));
  assert.deepEqual(await readdir(inside), [name]);
  assert.equal((await stat(join(inside, name))).mode & 0o077, 0);
  const draft = `${name}.thumbnail.0a1b2c3d4e5f`;
  await writeFile(join(inside, draft), 'half');
  const listed = (await all(blobs.list())).map((one) => one.name);
  assert.deepEqual(listed.sort(), [name, draft].sort());
  await blobs.delete(draft);
  assert.deepEqual(await readdir(inside), [name]);
});

test('on the disk nothing is put that would take the last of its space', async (t) => {
  const root = await folder(t);
  const { bavail, bsize } = await statfs(tmpdir());
  const full = new DiskBlobs(root, 2 * bavail * bsize);
  await assert.rejects(full.put(randomUUID(), Buffer.from('x')), /left free/);
  assert.deepEqual(await all(full.list()), []);
});

test('with S3 a request is signed, keeps to its folder, and a refusal is no absence', async (t) => {
  const { options, objects } = await startTestS3(t);
  objects.set('somebody-elses', { bytes: Buffer.from('x'), at: new Date() });
  assert.deepEqual(await all(new S3Blobs(options).list()), []);
  const stranger = new S3Blobs({ ...options, secretKey: 'another' });
  await assert.rejects(stranger.get(randomUUID()));
  await assert.rejects(stranger.put(randomUUID(), Buffer.from('x')));
  await assert.rejects(stranger.delete(randomUUID()));
  await assert.rejects(all(stranger.list()));
  assert.deepEqual([...objects.keys()], ['somebody-elses']);
});
