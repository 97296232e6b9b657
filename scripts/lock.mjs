/** One set-up of a checkout at a time, also when an earlier one was killed in the middle. */
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Does the work while no other process does work under the same lock file; waits for one that does. */
export async function withLock(path, onWait, work) {
  const release = await acquire(path, onWait);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** A dead owner's lock is removed under a lock named after it, so that two that find it cannot remove a new one. */
async function acquire(path, onWait) {
  const mine = `${process.pid} ${randomUUID()}`;
  for (let waited = false; ; ) {
    if (await create(path, mine)) return () => rm(path, { force: true });
    const owner = await read(path);
    if (owner === null) continue;
    if (isAlive(Number.parseInt(owner, 10))) {
      if (!waited) onWait();
      waited = true;
      await pause(200);
      continue;
    }
    const release = await acquire(`${path}.${owner.split(' ')[1] ?? 'torn'}`, () => {});
    if ((await read(path)) === owner) await rm(path, { force: true });
    await release();
  }
}

/** A hard link appears whole or not at all, and fails when the name is taken. */
async function create(path, text) {
  const draft = `${path}.${randomUUID()}.draft`;
  await writeFile(draft, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const read = (path) =>
  readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
