/** The witness as a process, and what kill -9 leaves of it. */
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  formatVkey,
  parseCheckpoint,
  parseCosignatures,
  parseNote,
  parseVkey,
  verifyNote,
} from '@clearline/tlog';
import { runHere } from '../context.fixtures.ts';
import { sha256, sha256Hex, verify } from '../crypto.ts';
import { TestLog } from '../log.fixtures.ts';
import { start } from '../process.fixtures.ts';
import { runWitness, type WitnessCommand } from './command.ts';
import { testFolder } from './witness.fixtures.ts';

const DIES = fileURLToPath(new URL('dies.fixtures.ts', import.meta.url));
const ROUNDS = 8;
const MORE = 5;

async function startWitness(t: TestContext, data: string, log: TestLog) {
  const vkey = formatVkey(log.signer.key);
  const process = start(t, ['witness', '--data', data, '--log', vkey, '--name', 'w.example', '--port', '0']);
  const [, line = '', url = ''] = await process.said(/^witness w\.example (\S+) (http:\S+)$/m);
  const key = parseVkey(line, sha256);
  assert.ok(key.ok);
  const post = async (old: number, size?: number) =>
    fetch(`${url}/add-checkpoint`, { method: 'POST', body: Buffer.from(await log.request(old, size)) });
  return { ...process, url, key: key.value, post };
}

/** The size that a witness has kept, of a checkpoint that the log really made. */
async function keptSize(data: string, log: TestLog): Promise<number> {
  const folder = join(data, 'logs');
  const numbers = (await readdir(folder))
    .map((name) => /^[0-9a-f]{64}\.(\d+)$/.exec(name)?.[1])
    .map((number) => Number(number ?? 0));
  const path = join(folder, `${sha256Hex(log.origin)}.${Math.max(0, ...numbers)}`);
  const note = parseNote(await readFile(path).catch(() => new Uint8Array()));
  if (!note.ok) return 0;
  const checkpoint = parseCheckpoint(note.value.text);
  assert.ok(checkpoint.ok);
  assert.equal(note.value.text, log.text(Number(checkpoint.value.size)));
  return Number(checkpoint.value.size);
}

test('it makes its key at the first start, keeps it, and ends in good order', async (t) => {
  const [data, log] = [join(await testFolder(t), 'new'), new TestLog().growTo(3)];
  const first = await startWitness(t, data, log);
  const answer = await first.post(0);
  const lines = parseCosignatures(await answer.bytes());
  assert.ok(lines.ok);
  assert.ok((await verifyNote({ text: log.text(), signatures: lines.value }, [first.key], verify)).ok);
  first.child.kill('SIGTERM');
  const { code, stdout } = await first.ended;
  assert.equal(code, 0);
  assert.match(stdout, /^w\.example\+\S+\nwitness w\.example /);
  const second = await startWitness(t, data, log);
  assert.deepEqual(second.key, first.key);
  assert.equal((await second.post(3)).status, 200);
});

test('what it cannot start with is said in a sentence, with an exit code', async (t) => {
  const [dir, log] = [await testFolder(t), new TestLog().growTo(3)];
  const vkey = formatVkey(log.signer.key);
  const policy = join(dir, 'policy');
  const data = join(dir, 'data');
  const refused = async (options: Partial<WitnessCommand>, code: number, sentence: RegExp) => {
    const all = { data, port: '0', host: '127.0.0.1', ...options };
    const end = await runHere((context) => runWitness(all, context));
    assert.match(end.stderr, sentence);
    assert.deepEqual([end.code, end.stdout], [code, '']);
  };
  const name = 'w.example';
  await writeFile(policy, 'log nothing\n');
  await refused({ name }, 2, /Say which logs/);
  await refused({ name, log: ['x+y'] }, 2, /no vkey: x\+y/);
  await refused({ name, policy: [policy] }, 2, /policy:1/);
  await refused({ name, policy: [join(dir, 'none')] }, 2, /no file/);
  await refused({ log: [vkey] }, 1, /Name it with --name/);
  await refused({ log: [vkey], name: 'a b' }, 1, /visible ASCII/);
  await refused({ log: [vkey], port: '70000' }, 2, /--port takes/);
  const running = await startWitness(t, data, log);
  await refused({ log: [vkey] }, 1, /one at a time/);
  running.child.kill('SIGTERM');
  await running.ended;
  await refused({ log: [vkey], name: 'other.example' }, 1, /called w\.example/);
  await refused({ log: [vkey], host: '192.0.2.1' }, 69, /Cannot start/);
  await writeFile(join(data, 'logs', `${sha256Hex(log.origin)}.1`), '');
  await refused({ log: [vkey] }, 1, /must not guess what it has signed/);
  await rm(join(data, 'witness.key'));
  await refused({ log: [vkey] }, 1, /witness\.key is damaged or missing/);
});

test('the logs of a policy file are witnessed, whatever its quorum', async (t) => {
  const [dir, log] = [await testFolder(t), new TestLog().growTo(3)];
  const policy = join(dir, 'policy');
  await writeFile(policy, `# ours\nlog ${formatVkey(log.signer.key)} https://log.example/\nquorum none\n`);
  const args = ['--data', join(dir, 'data'), '--policy', policy, '--name', 'w.example', '--port', '0'];
  const [, url] = await start(t, ['witness', ...args]).said(/(http:\S+)$/m);
  const body = Buffer.from(await log.request(0));
  assert.equal((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status, 200);
});

for (const [when, kept] of [
  ['signing', 4],
  ['answering', 9],
] as const) {
  test(`killed while ${when}: what has left is never contradicted`, async (t) => {
    const [data, log] = [await testFolder(t), new TestLog().growTo(4)];
    const first = await startWitness(t, data, log);
    assert.equal((await first.post(0)).status, 200);
    first.child.kill('SIGKILL');
    await first.ended;
    const request = Buffer.from(await log.growTo(9).request(4));
    const dying = start(t, [when, data, formatVkey(log.signer.key)], DIES, request);
    assert.equal((await dying.ended).signal, 'SIGKILL');
    assert.equal(await keptSize(data, log), kept);
    const fork = new TestLog(log.signer).grow(['another first entry']).growTo(9);
    const { url, post } = await startWitness(t, data, log);
    const body = Buffer.from(await fork.request(kept, 9));
    assert.equal((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status, 422);
    assert.equal((await post(kept)).status, 200);
  });
}

test('killed again and again under load, it never goes back behind what it has signed', async (t) => {
  const [data, log] = [await testFolder(t), new TestLog().growTo(ROUNDS * (MORE + 1))];
  let signed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { child, ended, post } = await startWitness(t, data, log);
    const kept = await keptSize(data, log);
    assert.ok(kept >= signed, `${kept} after ${signed} was signed`);
    const submit = async (size: number) => {
      if ((await post(size - 1, size)).status === 200) signed = size;
    };
    for (let size = kept + 1; size <= kept + MORE; size++) await submit(size);
    assert.equal(signed, kept + MORE);
    const last = submit(signed + 1).catch(() => {});
    for (let turn = 0; turn < round; turn++) await setImmediate();
    child.kill('SIGKILL');
    await Promise.all([last, ended]);
  }
  assert.ok((await keptSize(data, log)) >= signed);
});
