import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { type RunningNode, startNode } from '../src/app/node.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { loadConfig } from '../src/kernel/config.ts';
import { lockDataDir } from '../src/kernel/database/lock.ts';
import { randomIds } from '../src/kernel/ids.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEMO = join(ROOT, 'demo/registry.yaml');
const DEMO_NUMBER = '400-000-0000';

export interface TestNode extends RunningNode {
  readonly dataDir: string;
}

/** A whole node on any free port with a data directory of its own. `stop` ends it and keeps the directory. */
export async function testNode(databaseUrl: string, dataDir?: string): Promise<TestNode> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'clearline-node-')));
  const config = loadConfig({ PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
  const lock = await lockDataDir(folder);
  if (!config.ok || !lock.ok) throw new Error('the settings of a test node are wrong');
  const node = await startNode({
    config: config.value,
    lock: lock.value,
    log: pino({ level: 'silent' }),
    clock: systemClock,
    ids: randomIds,
  });
  return { ...node, dataDir: folder };
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

/** The demo registry with another main number, written to a file of its own. */
export async function registryWith(number: string, folder: string): Promise<string> {
  const text = await readFile(DEMO, 'utf8');
  if (!text.includes(DEMO_NUMBER)) throw new Error(`the demo registry does not hold ${DEMO_NUMBER}`);
  const path = join(folder, `registry-${number}.yaml`);
  await writeFile(path, text.replaceAll(DEMO_NUMBER, number));
  return path;
}

export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs `clearline` as an operator does. `onStart` gets what kills it. */
export function clearline(
  args: readonly string[],
  databaseUrl: string,
  onStart: (kill: () => void) => void = () => {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(ROOT, 'src/app/cli.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: join(tmpdir(), 'clearline-unused') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  onStart(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}
