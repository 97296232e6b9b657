/** The real site in a process of its own, on a data directory that is thrown away. */

import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../src/kernel/database/postmaster.ts';
import { clusterHome, thisMachine } from '../src/kernel/database/site.ts';
import { type Child, finish, ROOT, start } from './child.ts';

const READY_MS = 120_000;
const READY = 'is ready:';

export interface Site {
  readonly origin: string;
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a node that is ready for visitors. Without `databaseUrl` it keeps its own database, with the demo card. */
export async function startSite(databaseUrl?: string): Promise<Site> {
  await ensureBuilt();
  const data = await dataDirectory();
  const port = await freePort();
  const child = start(process.execPath, ['src/app/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: data.path,
      DATABASE_URL: databaseUrl ?? '',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
      // As `npm start` has it.
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compile'),
    },
  });
  const stop = async () => {
    await child.stop();
    await data.remove();
  };
  try {
    await until(child, () => child.output().includes(READY));
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid, output: child.output, stop };
}

/** What browsers load, when its sources have changed. */
export async function ensureBuilt(): Promise<void> {
  const program = "import { ensureBuilt } from './scripts/setup.mjs'; await ensureBuilt();";
  await finish(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT });
}

export async function dataDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'clearline-bench-'));
  return {
    path,
    async remove() {
      const home = await clusterHome(path, thisMachine.sharedDir);
      for (const folder of [home, path]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks every 5 ms. @throws Error when the program ends first, or takes over two minutes */
export async function until(child: Child, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + READY_MS;
  let ended = false;
  void child.ended.then(() => {
    ended = true;
  });
  while (!(await isSo())) {
    if (ended) throw new Error(`the program ended:\n${child.output()}`);
    if (performance.now() > deadline) throw new Error(`nothing within ${READY_MS} ms:\n${child.output()}`);
    await pause(5);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  /** As sent, still compressed. */
  readonly body: Buffer;
}

/** One GET on a connection of its own; null when nobody answers. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer | null> {
  const { promise, resolve } = Promise.withResolvers<Answer | null>();
  const request = get(url, { headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', () => resolve(null));
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
    );
  });
  request.on('error', () => resolve(null));
  return promise;
}
