/** What Linux says of processes in proc(5). */
import { readdir, readFile } from 'node:fs/promises';

/** Linux gives processor time in hundredths of a second on every architecture that Node runs on. */
const TICK_MS = 10;

interface Stat {
  readonly parent: number;
  readonly cpuMs: number;
  /** Together with the number of the process it names one process for good. */
  readonly startedAt: string;
}

export interface ProcessId {
  readonly pid: number;
  readonly startedAt: string;
}

/** Processor time that a process has used, in ms; null where there is no proc(5). */
export async function cpuMs(pid: number): Promise<number | null> {
  return (await statOf(pid))?.cpuMs ?? null;
}

/** Memory that a process holds in RAM, in bytes (proc_pid_status(5)); null where there is no proc(5). */
export async function residentBytes(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/** All processes below `root`, without it. */
export async function descendants(root: number): Promise<ProcessId[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const children = new Map<number, ProcessId[]>();
  for (const pid of pids) {
    const stat = await statOf(pid);
    if (stat)
      children.set(stat.parent, [...(children.get(stat.parent) ?? []), { pid, startedAt: stat.startedAt }]);
  }
  const below = (pid: number): ProcessId[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...below(child.pid)]);
  return below(root);
}

export async function isRunning({ pid, startedAt }: ProcessId): Promise<boolean> {
  return (await statOf(pid))?.startedAt === startedAt;
}

/** proc_pid_stat(5); the second field is a name in parentheses that may hold anything. */
async function statOf(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => fields[number - 3] ?? '';
  return {
    parent: Number(field(4)),
    cpuMs: (Number(field(14)) + Number(field(15))) * TICK_MS,
    startedAt: field(22),
  };
}
