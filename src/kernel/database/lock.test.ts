import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { lockAfterCommands, lockDataDir, lockFile } from './lock.ts';
import { processIdentity } from './process.ts';

const temporary = async (t: { after(fn: () => Promise<void>): void }) => {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-lock-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
};

/** The number of a process that has ended. */
const deadPid = async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  return Number(stdout);
};

test('a data directory has one owner, whose address a second one is told', async (t) => {
  const dataDir = join(await temporary(t), 'new', 'data');
  const first = await lockDataDir(dataDir);
  assert.ok(first.ok);
  await first.value.announce('http://127.0.0.1:3000');
  const second = await lockDataDir(dataDir);
  assert.deepEqual(second, {
    ok: false,
    error: {
      code: 'already-running',
      pid: process.pid,
      owner: 'site',
      address: 'http://127.0.0.1:3000',
    },
  });
  await first.value.release();
  assert.deepEqual(await readdir(dataDir), []);
  assert.ok((await lockDataDir(dataDir)).ok);
});

test('a command that has the data directory is told from a site', async (t) => {
  const dataDir = await temporary(t);
  const command = await lockDataDir(dataDir, 'command');
  const site = await lockDataDir(dataDir);
  assert.ok(command.ok && !site.ok);
  assert.equal(site.error.owner, 'command');
  await command.value.release();
});

test('a site waits for a command and not for another site, and not for ever', async (t) => {
  const dataDir = await temporary(t);
  const command = await lockDataDir(dataDir, 'command');
  assert.ok(command.ok);
  const told: number[] = [];
  const late = await lockAfterCommands(dataDir, 0, (pid) => told.push(pid));
  assert.equal(!late.ok && late.error.owner, 'command');
  const site = await lockAfterCommands(dataDir, 10_000, (pid) => {
    told.push(pid);
    void command.value.release();
  });
  assert.ok(site.ok);
  assert.deepEqual(told, [process.pid]);
  const second = await lockAfterCommands(dataDir, 10_000, () => assert.fail('a site is not waited for'));
  assert.equal(!second.ok && second.error.owner, 'site');
});

test('the lock of a dead process, and of an earlier process with our number, is taken over', async (t) => {
  const folder = await temporary(t);
  const dead = { pid: await deadPid(), identity: 'x', token: 'dead', address: null };
  const recycled = { pid: process.pid, identity: 'an earlier boot:1', token: 'recycled', address: null };
  for (const [name, content] of [
    ['dead', JSON.stringify(dead)],
    ['recycled', JSON.stringify(recycled)],
    ['torn', '{"pid":'],
    ['elsewhere', JSON.stringify({ ...dead, token: '../../elsewhere/lock' })],
  ] as const) {
    await writeFile(join(folder, name), content);
    assert.ok((await lockFile(join(folder, name))).ok, name);
  }
  assert.deepEqual((await readdir(folder)).sort(), ['dead', 'elsewhere', 'recycled', 'torn']);
});

test('of many that find a stale lock at once, and a remover that died at it, exactly one gets it', async (t) => {
  const folder = await temporary(t);
  const pid = await deadPid();
  for (let round = 0; round < 10; round++) {
    const path = join(folder, `lock-${round}`);
    await writeFile(path, JSON.stringify({ pid, identity: 'x', token: 'stale', address: null }));
    await writeFile(`${path}.stale`, JSON.stringify({ pid, identity: 'x', token: 'remover', address: null }));
    const taken = await Promise.all(Array.from({ length: 12 }, () => lockFile(path)));
    assert.equal(taken.filter(({ ok }) => ok).length, 1);
  }
});

test('a release leaves the lock of a later owner alone', async (t) => {
  const path = join(await temporary(t), 'lock');
  const first = await lockFile(path);
  assert.ok(first.ok);
  await rm(path);
  assert.ok((await lockFile(path)).ok);
  await first.value.release();
  assert.equal((await lockFile(path)).ok, false);
});

test('a process is known by its start, and a number that nobody has by nothing', async () => {
  assert.equal(await processIdentity(process.pid), await processIdentity(process.pid));
  assert.notEqual(await processIdentity(process.pid), await processIdentity(process.ppid));
  assert.equal(await processIdentity(await deadPid()), null);
  for (const pid of [0, -1, Number.NaN]) assert.equal(await processIdentity(pid), null);
});

test('a data directory that is a file, or below one, is a sentence that names DATA_DIR', async (t) => {
  const file = join(await temporary(t), 'file');
  await writeFile(file, '');
  for (const dataDir of [file, join(file, 'data')]) {
    await assert.rejects(lockDataDir(dataDir), {
      name: 'DataDirError',
      code: 'not-a-folder',
      message: /DATA_DIR is .*file/,
    });
  }
});

test('a full disk is told with what to mend', async (t) => {
  const folder = await temporary(t);
  t.mock.method(JSON, 'stringify', () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
  await assert.rejects(lockDataDir(folder), { code: 'unwritable', message: /DATA_DIR.*disk is full/ });
});
