import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makePipe } from '../../../test/pipe.ts';
import { readBounded } from './file.ts';

const MAX = 1_000;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clearline-file-'));
});
after(() => rm(folder, { recursive: true }));

const file = async (name: string, bytes: number): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, Buffer.alloc(bytes, 'a'));
  return path;
};

test('a file is read whole, up to its greatest size', async () => {
  for (const bytes of [0, 1, MAX]) {
    const read = await readBounded(await file('registry.yaml', bytes), MAX, 'en');
    assert.equal(Buffer.from(read).toString(), 'a'.repeat(bytes));
  }
});

test('a file that is too large is refused in both languages, whether it has a byte more or three gigabytes', async () => {
  const path = await file('large.yaml', MAX + 1);
  await assert.rejects(readBounded(path, MAX, 'en'), /more than 1 KB.*the right file/);
  await assert.rejects(readBounded(path, MAX, 'zh'), /超过 1 KB.*选错了文件/);
  await truncate(path, 3_000_000_000);
  await assert.rejects(readBounded(path, MAX, 'en'), /more than 1 KB/);
});

test('what has no end, or nobody writes to, is refused at once with what to do', async () => {
  const pipe = join(folder, 'pipe');
  makePipe(pipe);
  for (const path of [pipe, '/dev/zero']) {
    await assert.rejects(readBounded(path, MAX, 'en'), /not a regular file\. Save what comes from it/);
    await assert.rejects(readBounded(path, MAX, 'zh'), /不是普通文件.*存成文件/);
  }
  await assert.rejects(readBounded(folder, MAX, 'en'), /it is a folder.*Name the registry file/);
  await assert.rejects(readBounded(folder, MAX, 'zh'), /这是文件夹/);
});
