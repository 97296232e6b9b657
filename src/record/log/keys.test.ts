import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { keptCheckpoint } from './kept.ts';
import { recordKeyPlace, recordKeys } from './keys.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'clearline-keys-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}
const publicKey = async (given: string | null, dataDir: string) =>
  Buffer.from((await recordKeys(recordKeyPlace(given, dataDir)))[0].log('a').key.publicKey).toString('hex');

test('the key is made at the first start, and is the same at every later one', async (t) => {
  const dataDir = await folder(t);
  const made = await publicKey(null, dataDir);
  assert.equal(await publicKey(null, dataDir), made);
  const kept = await readFile(join(dataDir, 'record/record.key'), 'utf8');
  assert.equal(await publicKey(kept, await folder(t)), made);
});

test('that of the settings comes first, and no file is made', async (t) => {
  const dataDir = await folder(t);
  await publicKey(Buffer.alloc(32, 5).toString('base64'), dataDir);
  await assert.rejects(readFile(join(dataDir, 'record/record.key')), { code: 'ENOENT' });
});

test('a damaged key file is never replaced by a new key', async (t) => {
  const dataDir = await folder(t);
  await publicKey(null, dataDir);
  const path = join(dataDir, 'record/record.key');
  await writeFile(path, 'half a k');
  await assert.rejects(
    recordKeys(recordKeyPlace(null, dataDir)),
    /record\.key holds no Ed25519 key: restore it from a backup/,
  );
  assert.equal(await readFile(path, 'utf8'), 'half a k');
});

test('the last checkpoint is kept as it is, and none is there before the first', async (t) => {
  const kept = keptCheckpoint(await folder(t));
  assert.equal(await kept.read(), null);
  await kept.write('a note\n');
  assert.equal(await kept.read(), 'a note\n');
});
