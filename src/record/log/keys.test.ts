import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { prependSeed } from '../../kernel/key-file.ts';
import { keptCheckpoint } from './kept.ts';
import { holdKeys, type KeyRing, recordKey, recordKeyPlace, recordKeys } from './keys.ts';

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

const SEEDS = [1, 2, 3].map((byte) => Buffer.alloc(32, byte).toString('base64'));
const idsOf = (ring: KeyRing) => ring.map(({ id }) => id);

test('several keys are read newest first, between commas or lines, in whichever form, each once', async (t) => {
  const dataDir = await folder(t);
  const read = async (given: string) => idsOf(await recordKeys(recordKeyPlace(given, dataDir)));
  const all = await read(SEEDS.join(','));
  assert.equal(new Set(all).size, 3);
  assert.deepEqual(await read(`${SEEDS.join('\n')}\n`), all);
  assert.deepEqual(await read([...SEEDS, SEEDS[1]].join(', ')), all);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const [id] = await read(pem);
  assert.deepEqual(await read(`${SEEDS[0]}\n${pem}${SEEDS[1]}`), [all[0], id, all[1]]);
  assert.deepEqual(await read(`${der}\n${SEEDS[0]}`), [id, all[0]]);
  for (const bad of [`${SEEDS[0]},half a k`, ',', `${SEEDS[0]};${SEEDS[1]}`])
    await assert.rejects(read(bad), /RECORD_KEY holds no Ed25519 key/);
});

test('a new key comes before the others in the file, and a running node takes it and forgets none', async (t) => {
  const dataDir = await folder(t);
  const place = recordKeyPlace(null, dataDir);
  const held = await holdKeys(place);
  const first = idsOf(held.ring());
  const seed = await prependSeed(place.path);
  const both = [recordKey(seed).id, ...first];
  assert.deepEqual(idsOf(await recordKeys(place)), both);
  assert.deepEqual(idsOf(held.ring()), first);
  await held.refresh();
  assert.deepEqual(idsOf(held.ring()), both);
  await writeFile(place.path, Buffer.from(seed).toString('base64'));
  assert.deepEqual(idsOf(await held.refresh()), both, 'what has left the file stays until the next start');
  assert.deepEqual(idsOf((await holdKeys(place)).ring()), both.slice(0, 1));
  await writeFile(place.path, 'half a k');
  await assert.rejects(prependSeed(place.path), /restore it from a backup/);
  assert.equal(await readFile(place.path, 'utf8'), 'half a k');
});

test('keys of the settings are those of the start', async (t) => {
  const held = await holdKeys(recordKeyPlace(SEEDS.slice(0, 2).join(), await folder(t)));
  assert.deepEqual(idsOf(await held.refresh()), idsOf(held.ring()));
});
