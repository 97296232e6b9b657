/** Programs that a benchmark starts: each is ended by it, whatever happens. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const GRACE_MS = 15_000;
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

export interface Child {
  readonly pid: number;
  /** What it has written so far, on both streams. */
  output(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Ends it in good order. @throws Error when it does not end in time; it is killed then. */
  stop(): Promise<void>;
}

export function start(command: string, args: readonly string[], options: SpawnOptions = {}): Child {
  const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (s) => (output += s));
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return code ?? signal;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const patience = new AbortController();
    const late = pause(GRACE_MS, true, patience).catch(() => false);
    const tooLate = await Promise.race([ended.then(() => false), late]);
    patience.abort();
    if (!tooLate) return;
    child.kill('SIGKILL');
    throw new Error(`${command} did not end on SIGTERM:\n${output}`);
  };
  return { pid: child.pid, output: () => output, ended, stop };
}

/** Runs to the end. @returns what it wrote; @throws Error when it fails */
export async function finish(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = start(command, args, options);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${child.output()}`);
  return child.output();
}

/** The path of a program on the PATH, or undefined. */
export function find(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
