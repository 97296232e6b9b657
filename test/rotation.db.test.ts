/** A whole site whose record gets another key while it runs, and what those can do who have pinned either. */
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type VerifiedCard, type VerifyResult, verifyBundle } from '@clearline/card';
import { verify } from '@clearline/cli';
import { openCheckpoint, parseVkey } from '@clearline/tlog';
import { sha256 } from '../src/kernel/crypto.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { type TestDatabase, testDatabase } from '../src/kernel/database/testing.ts';
import { type TestNode, testNode } from './nodes.ts';
import { clearline, dataFolder, registryWith, removeFolder, SITE_KEYS } from './programs.ts';

const SECONDS = 60;
const CRYPTO = { sha256, subtle: webcrypto.subtle };
const { PUBLISHER_KEY } = SITE_KEYS;

let server: TestDatabase;
let folder: string;
/** The first has the keys in its data directory; the second got a copy before they were changed. */
let nodes: TestNode[] = [];
/** As it was served before. */
let oldPolicy: string;
let oldKey: string;

const start = async (dataDir: string): Promise<TestNode> => {
  const node = await testNode(server.url, dataDir, undefined, { PUBLISHER_KEY });
  await node.ready;
  return node;
};
const first = (): TestNode => nodes[0] as TestNode;
const recordKeyOf = ({ dataDir }: Pick<TestNode, 'dataDir'>) => join(dataDir, 'record/record.key');

before(async () => {
  server = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'clearline-rotation-'));
  const one = await start(await dataFolder());
  nodes = [one];
  const other = await dataFolder();
  await mkdir(join(other, 'record'));
  await copyFile(recordKeyOf(one), recordKeyOf({ dataDir: other }));
  nodes.push(await start(other));
  await publish('400-000-0000');
  await proven(1);
  oldPolicy = await (await fetched('/card/policy')).text();
  oldKey = keyIn(oldPolicy);
});
after(async () => {
  for (const node of nodes) await node.stop();
  await Promise.all([folder, ...nodes.map(({ dataDir }) => dataDir)].map(removeFolder));
  await server.drop();
});

const run = (args: readonly string[]) =>
  clearline([...args, '--lang', 'en'], server.url, {
    PUBLISHER_KEY,
    RECORD_KEY: undefined,
    DATA_DIR: first().dataDir,
  });

async function publish(number: string): Promise<void> {
  const done = await run(['import', await registryWith(number, folder), '--yes']);
  assert.equal(done.code, 0, done.output);
}

/** What is not there yet is asked for again. */
async function fetched(path: string, node = first()): Promise<Response> {
  let answer = await fetch(node.url + path);
  await waitUntil(async () => {
    if (answer.status === 503 || answer.status === 404) answer = await fetch(node.url + path);
    return answer.ok;
  }, SECONDS);
  assert.equal(answer.status, 200, path);
  return answer;
}

const check = async (n: number, policy: string | null): Promise<VerifyResult> => {
  const bytes = new Uint8Array(await (await fetched(`/card/${n}.proof.json`)).arrayBuffer());
  return verifyBundle(bytes, { policy }, Date.now(), CRYPTO);
};
async function proven(n: number, policy: string | null = null): Promise<VerifiedCard> {
  const result = await check(n, policy);
  assert.ok(result.ok, result.ok ? '' : result.error.code);
  return result.value;
}

const keyIn = (policy: string): string => /^log (\S+)/m.exec(policy)?.[1] ?? '';
/** A key alone, as it stands in the DNS or on paper. */
const alone = (vkey: string): string => `log ${vkey}\nquorum none\n`;

async function isSignedBy(note: string, vkey: string): Promise<boolean> {
  const key = parseVkey(vkey, sha256);
  assert.ok(key.ok);
  return (await openCheckpoint(Buffer.from(note), { logs: [key.value], witnesses: [] }, verify)).ok;
}
const refusedOn = async ({ url }: TestNode): Promise<boolean> =>
  /^clearline_record_refused 1$/m.test(await (await fetch(`${url}/metrics`)).text());

test('the command changes the key once; nodes take it without a restart, or sign nothing until they have it', async () => {
  const rotated = await run(['record', 'rotate']);
  assert.equal(rotated.code, 0, rotated.output);
  assert.match(rotated.output, /new key, by version 2/);
  const again = await run(['record', 'rotate']);
  assert.equal(again.code, 0, again.output);
  assert.match(again.output, /Not changed again/);
  const served = async () => keyIn(await (await fetched('/card/policy')).text());
  assert.ok(await waitUntil(async () => (await served()) !== oldKey, SECONDS), 'the site serves the new key');
  assert.ok(rotated.output.includes(await served()));
  await proven(2);
  const note = await (await fetched('/record/checkpoint')).text();
  for (const key of [oldKey, await served()]) assert.ok(await isSignedBy(note, key));
  const second = nodes[1] as TestNode;
  assert.ok(await waitUntil(() => refusedOn(second), SECONDS), 'it lacks the new key');
  await copyFile(recordKeyOf(first()), recordKeyOf(second));
  assert.ok(await waitUntil(async () => !(await refusedOn(second)), SECONDS), 'it has read its file again');
});

test('while both sign, whoever pinned either of them verifies, and so does who pinned nothing', async () => {
  const policy = await (await fetched('/card/policy')).text();
  for (const pinned of [oldPolicy, alone(oldKey), policy, alone(keyIn(policy)), null]) {
    const verified = await proven(2, pinned);
    assert.equal(verified.handedOver, false);
    assert.equal(verified.publishers, 2);
  }
});

test('once the old key has left, who pinned it follows to the new one', async () => {
  for (const node of nodes) await node.stop();
  for (const node of nodes) {
    const [newest] = (await readFile(recordKeyOf(node), 'utf8')).split('\n');
    await writeFile(recordKeyOf(node), `${newest}\n`);
  }
  nodes = await Promise.all(nodes.map(({ dataDir }) => start(dataDir)));
  await publish('400-000-0008');
  const policy = await (await fetched('/card/policy')).text();
  assert.ok(!policy.includes(oldKey));
  const followed = await proven(3, alone(oldKey));
  assert.ok(followed.handedOver && followed.publishers === 2);
  for (const pinned of [policy, alone(keyIn(policy)), null])
    assert.equal((await proven(3, pinned)).handedOver, false);
  const note = await (await fetched('/record/checkpoint')).text();
  assert.deepEqual([await isSignedBy(note, oldKey), await isSignedBy(note, keyIn(policy))], [false, true]);
  const withItsWitness = await check(3, oldPolicy);
  assert.ok(
    !withItsWitness.ok && withItsWitness.error.code === 'witness-missing',
    'its witness has left as well',
  );
  assert.ok((await proven(1, alone(oldKey))).handedOver, 'an older card that still holds');
});

test('the whole record is checked by the old key alone, and followed from it', async () => {
  const pinned = join(folder, 'old.policy');
  await writeFile(pinned, alone(oldKey));
  const checked = await run(['record', 'check', first().url, '--policy', pinned]);
  assert.equal(checked.code, 0, checked.output);
  assert.match(checked.output, /The record is whole/);
  assert.match(checked.output, /has a new key/);
  const state = join(folder, 'monitor');
  const look = ['monitor', first().url, '--policy', pinned, '--state', state, '--once'];
  const monitored = await run(look);
  assert.equal(monitored.code, 0, monitored.output);
  assert.match(monitored.output, /given the log another key/);
});
