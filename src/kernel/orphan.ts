/** Ends a program whose launcher was killed, because nobody would otherwise end it. */
import { readFile } from 'node:fs/promises';

const EVERY_MS = 1_000;
const SHELLS = new Set(['sh', 'dash', 'bash', 'ash', 'busybox']);

/**
 * Calls `stop` once when npm, or anything between it and this process, has died. Only under npm: a program that
 * a person or an init system started may well outlive its parent. Holds nothing open.
 * @returns what ends the watch
 */
export function stopWhenOrphaned(stop: () => void): () => void {
  if (!process.env.npm_lifecycle_event) return () => {};
  const first = ancestors();
  const timer = setInterval(async () => {
    if ((await ancestors()) === (await first)) return;
    clearInterval(timer);
    stop();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** The processes up to npm: before it come at most scripts/start.mjs and the shell that npm runs scripts in. */
async function ancestors(): Promise<string> {
  const chain = [process.ppid];
  for (;;) {
    const pid = chain.at(-1) ?? 0;
    const { name, parent } = await inspect(pid);
    const isBetween = SHELLS.has(name) || String(pid) === process.env.CLEARLINE_LAUNCHER;
    if (!isBetween || !parent) return chain.join();
    chain.push(parent);
  }
}

/** proc(5): `pid (name) state ppid …`. Nothing is known where there is no /proc. */
async function inspect(pid: number): Promise<{ name: string; parent: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const end = stat.lastIndexOf(')');
  const parent = Number(stat.slice(end + 2).split(' ')[1] ?? 0);
  return { name: stat.slice(stat.indexOf('(') + 1, end), parent };
}
