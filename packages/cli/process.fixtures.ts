/** `clearline` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first match in what it prints; rejects when it ends without one. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Runs another script than `main.ts` where one is named. It is killed at the latest when the test ends. */
export function start(
  t: TestContext,
  args: readonly string[],
  script = MAIN,
  input: string | Uint8Array = '',
): Running {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, LC_ALL: 'en' } });
  t.after(() => child.kill('SIGKILL'));
  const heard = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (data) => {
      heard[name] += data;
    });
  }
  child.stdin.on('error', () => {}).end(input);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...heard }));
  const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(heard.stdout + heard.stderr);
      if (match) return match;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended with ${heard.stderr}`);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
    }
  };
  return { child, ended, said };
}

export const run = (t: TestContext, ...args: readonly string[]): Promise<Ended> => start(t, args).ended;
