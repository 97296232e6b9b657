import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The identity of a process that runs but whose details this account may not read. */
const HIDDEN = 'hidden';

/**
 * What tells a process from every other that ever had its number: boot and start time, so that a recycled pid
 * is not mistaken for its former owner. Null when no such process runs; a zombie does not.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const identity = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid, 'lstart=');
  return identity ?? (belongsToAnotherAccount(pid) ? HIDDEN : null);
}

/** Whether the process that had this identity still runs. */
export async function isStillRunning(pid: number, identity: string): Promise<boolean> {
  const now = await processIdentity(pid);
  return now !== null && (now === identity || now === HIDDEN);
}

/** The arguments of a running process; empty when there is none or they may not be read. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return (await fromPs(pid, 'command=')) ?? '';
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return words.split('\0').join(' ').trim();
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (isErrno(error, 'ESRCH')) return false;
    throw error;
  }
}

/** Looks every few milliseconds until `done` holds; false when it does not within `seconds`. */
export async function waitUntil(
  done: () => Promise<boolean>,
  seconds: number,
  stepMs = 10,
): Promise<boolean> {
  for (let waited = 0; waited <= seconds * 1000; waited += stepMs) {
    if (await done()) return true;
    await pause(stepMs);
  }
  return false;
}

export const isErrno = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** proc(5): field 3 is the state and field 22 the start time, counted behind the name, which may hold anything. */
async function fromProc(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${fields[19]}`;
}

async function fromPs(pid: number, column: string): Promise<string | null> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const found = await run('ps', ['-ww', '-o', column, '-p', String(pid)], { env }).catch(() => null);
  return found?.stdout.trim() || null;
}

function belongsToAnotherAccount(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}
