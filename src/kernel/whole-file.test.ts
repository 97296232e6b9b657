import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createFile, replaceFile } from './whole-file.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'clearline-file-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test('a file is replaced whole, whatever a crash has left beside it, and nobody else may read it', async (t) => {
  const path = join(await folder(t), 'new/folder/file');
  await replaceFile(path, 'one');
  await writeFile(`${path}.new`, 'half of a longer dra');
  await replaceFile(path, 'two');
  assert.equal(await readFile(path, 'utf8'), 'two');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(join(path, '..')), ['file']);
});

test('of many who create a file at once one does, and no draft is left', async (t) => {
  const path = join(await folder(t), 'key');
  await Promise.all(Array.from({ length: 20 }, (_, at) => createFile(path, `key ${at}`)));
  const text = await readFile(path, 'utf8');
  assert.match(text, /^key \d+$/);
  await createFile(path, 'another');
  assert.equal(await readFile(path, 'utf8'), text);
  assert.deepEqual(await readdir(join(path, '..')), ['key']);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('where nothing can be written, what was there stays', async (t) => {
  const path = join(await folder(t), 'file');
  await replaceFile(path, 'one');
  await assert.rejects(replaceFile(join(path, 'below'), 'two'), /EEXIST|ENOTDIR/);
  assert.equal(await readFile(path, 'utf8'), 'one');
});
