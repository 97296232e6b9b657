/** `npm start` on a warm checkout with a data directory that has been used before. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../src/kernel/database/postmaster.ts';
import { type Child, finish, ROOT, start } from './child.ts';
import { descendants, isRunning, type ProcessId } from './processes.ts';
import { heading, median, ratios, spread, table } from './report.ts';
import { ask, dataDirectory, until } from './site.ts';

const RUNS = 5;
/** Processes that were told to end may take a moment to be gone. */
const GONE_MS = 2_000;

interface Started {
  /** ms from the command to the first 200 of /contact, and until the database had joined too. */
  readonly page: number;
  readonly ready: number;
  /** ms from SIGTERM to the end of npm, and what outlived it. */
  readonly stop: number;
  readonly left: number;
}

export async function run(): Promise<void> {
  const data = await dataDirectory();
  const empty = await emptyPackage();
  try {
    await startOnce(data.path); // Installs, builds and fills the data directory where that is still to do.
    const starts: Started[] = [];
    const baseline: number[] = [];
    for (let round = 0; round < RUNS; round++) {
      baseline.push(await timed(() => finish('npm', ['start'], { cwd: empty, env: terminal() })));
      starts.push(await startOnce(data.path));
    }
    report(starts, baseline);
  } finally {
    await rm(empty, { recursive: true });
    await data.remove();
  }
}

async function startOnce(dataDir: string): Promise<Started> {
  const port = await freePort();
  const env = { ...terminal(), PORT: String(port), DATA_DIR: dataDir };
  const began = performance.now();
  const child = start('npm', ['start'], { cwd: ROOT, env });
  try {
    const url = `http://127.0.0.1:${port}/contact`;
    await until(child, async () => (await ask(url))?.status === 200);
    const page = performance.now() - began;
    await until(child, () => child.output().includes('is ready:'));
    const ready = performance.now() - began;
    return { page, ready, ...(await stopAll(child)) };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function stopAll(child: Child): Promise<Pick<Started, 'stop' | 'left'>> {
  const below = await descendants(child.pid);
  const stop = await timed(() => child.stop());
  const deadline = performance.now() + GONE_MS;
  let left = await stillRunning(below);
  while (left.length > 0 && performance.now() < deadline) {
    await pause(50);
    left = await stillRunning(below);
  }
  return { stop, left: left.length };
}

async function stillRunning(processes: readonly ProcessId[]): Promise<ProcessId[]> {
  const running = await Promise.all(processes.map(isRunning));
  return processes.filter((_, index) => running[index]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The environment of a person at a terminal: without what the npm that runs this has added. */
function terminal(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(delimiter);
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|CLEARLINE_|PUBLIC_URL$|DATABASE_URL$|NODE_COMPILE_CACHE$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    PATH: path
      .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
      .join(delimiter),
  };
}

/** A package whose `npm start` does nothing, under the same Node. */
async function emptyPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-bench-'));
  const manifest = {
    private: true,
    scripts: { start: `exec "${join(ROOT, 'node_modules/.bin/node')}" -e 0` },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function report(starts: readonly Started[], baseline: readonly number[]): void {
  heading('`npm start` on a warm checkout');
  console.log(
    `${RUNS} runs, in turn with a package whose start script is \`node -e 0\`; ms, median (least–greatest).\n`,
  );
  const of = (key: keyof Started) => starts.map((one) => one[key]);
  const against = (times: readonly number[]) => spread(ratios(times, baseline), 2);
  table([
    ['', 'ms', '÷ empty script'],
    ['empty script, to its end', spread(baseline, 0), ''],
    ['first 200 of /contact', spread(of('page'), 0), against(of('page'))],
    ['ready, database included', spread(of('ready'), 0), against(of('ready'))],
    ['SIGTERM to the end', spread(of('stop'), 0), against(of('stop'))],
  ]);
  const own = median(of('page').map((ms, round) => ms - (baseline[round] ?? 0)));
  console.log(`\nBeyond the empty script, the first page takes ${own.toFixed(0)} ms.`);
  console.log(`Processes left after SIGTERM: ${of('left').join(', ')}`);
  console.log('Budget: first page ≤ 2000 ms.');
}
