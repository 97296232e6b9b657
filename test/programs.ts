/** Programs of the checkout as processes of their own. Loads nothing of them: each test file would pay for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../src/kernel/database/process.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const DEMO = join(ROOT, 'demo/registry.yaml');
const DEMO_NUMBER = '400-000-0000';

/** One site, whichever node or machine: of no use to anybody else. */
export const SITE_KEYS = {
  RECORD_KEY: Buffer.from('a record key that only tests use').toString('base64'),
  PUBLISHER_KEY: Buffer.from('a publisher key of tests alone !').toString('base64'),
};
/** Tests may come from many addresses, as visitors do. */
export const SETTINGS = { PORT: '0', LOG_LEVEL: 'silent', TRUSTED_PROXIES: 'loopback' };
const SECONDS = 60;

export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clearline-node-'));
  // As root, the embedded server runs under an account that must be able to enter.
  await chmod(folder, 0o755);
  return folder;
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

export interface Command {
  readonly pid: number;
  readonly ended: Promise<CommandResult>;
  /** What it has printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Programs still running; none outlives the test. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Runs a program of the checkout as an operator does; `env` is put over a neutral environment.
 * @param output where it prints: a file descriptor, or a pipe that is read here
 */
export function start(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  output: number | 'pipe' = 'pipe',
): Command {
  const { DATABASE_URL: _, PUBLIC_URL: __, HOST: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    // As scripts/setup.mjs does: what was compiled once need not be compiled again.
    env: { ...inherited, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compile'), ...env },
    stdio: ['ignore', output, output],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      printed += chunk;
    });
  }
  running.add(child);
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output: printed });
    });
  });
  return { pid: child.pid ?? 0, ended, output: () => printed, kill: (signal) => child.kill(signal) };
}

/** Starts `clearline`, which may be killed. */
export const startClearline = (
  args: readonly string[],
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
): Command =>
  start('src/app/cli.ts', args, {
    ...SITE_KEYS,
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(tmpdir(), 'clearline-unused'),
    ...env,
  });

/** Runs `clearline` to its end. */
export const clearline = (
  args: readonly string[],
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> => startClearline(args, databaseUrl, env).ended;

export interface NodeProcess extends Command {
  readonly url: string;
}

/** A whole node as a process of its own, which may be killed. Resolves when its port is open. */
export async function nodeProcess(
  databaseUrl: string,
  dataDir: string,
  logged: { level: string; output: number } | null = null,
): Promise<NodeProcess> {
  const settings = { ...SETTINGS, ...SITE_KEYS, DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  const command = logged
    ? start('src/app/main.ts', [], { ...settings, LOG_LEVEL: logged.level }, logged.output)
    : start('src/app/main.ts', [], settings);
  let url: string | null = null;
  const isOpen = async () => {
    // A node that was killed has left its own lock behind.
    const lock = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8').catch(() => '{}'));
    if (lock.pid === command.pid) url = lock.address;
    return url !== null;
  };
  if (!(await waitUntil(isOpen, SECONDS)) || url === null) {
    throw new Error(`the node did not open its port:\n${command.output()}`);
  }
  return { ...command, url };
}
