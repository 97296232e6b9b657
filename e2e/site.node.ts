import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { SITE_KEYS } from '../test/programs.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A start takes one second on a quiet machine; on a busy one nothing is wrong with a minute. */
const START_MS = 120_000;
const STOP_MS = 60_000;
const EVENTUALLY_MS = 60_000;
const POLL_MS = 50;

/** Asks until the answer is yes. @throws Error that names what did not come in time */
export async function eventually(
  what: string,
  probe: () => Promise<boolean>,
  withinMs = EVENTUALLY_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await probe())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}

/** Runs `clearline` to its end and returns what it printed. */
export async function clearline(databaseUrl: string, dataDir: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['src/app/cli.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...SITE_KEYS, INIT_CWD: ROOT, DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = gather(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`clearline ${args.join(' ')} ended with ${code}:\n${said()}`);
  return said();
}

export interface StartOptions {
  readonly port?: string;
  /** Where the node makes its own, instead of that of all tests. */
  readonly recordKey?: 'in a file' | undefined;
  /** Visitors come from whichever address they say. */
  readonly trustedProxies?: 'loopback' | undefined;
  /** Programs on this machine may be told. */
  readonly webhooksAllowPrivate?: 'loopback' | undefined;
  /** A mail server that need not answer: what it is to send stays among the mail. */
  readonly smtpUrl?: string | undefined;
}

/** One node of the site as a process of its own, on a free port. */
export class SiteNode {
  readonly origin: string;
  /** Everything that it has printed. */
  readonly said: () => string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string, said: () => string) {
    this.#child = child;
    this.origin = origin;
    this.said = said;
  }

  /** Resolves when the port is open and its address announced; the database may still be away. */
  static async start(
    dataDir: string,
    databaseUrl: string,
    { port = '0', recordKey, trustedProxies, webhooksAllowPrivate, smtpUrl }: StartOptions = {},
  ): Promise<SiteNode> {
    const { PUBLIC_URL: _, HOST: __, ...inherited } = process.env;
    const child = spawn(process.execPath, ['src/app/main.ts'], {
      cwd: ROOT,
      env: {
        ...inherited,
        ...SITE_KEYS,
        ...(trustedProxies && { TRUSTED_PROXIES: trustedProxies }),
        ...(webhooksAllowPrivate && { WEBHOOKS_ALLOW_PRIVATE: webhooksAllowPrivate }),
        ...(smtpUrl && { SMTP_URL: smtpUrl }),
        ...(recordKey === 'in a file' && { RECORD_KEY: undefined }),
        PORT: port,
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('close', () => process.off('exit', end));
    const said = gather(child);
    let origin: string | null = null;
    try {
      await eventually(
        'the site opens its port',
        async () => {
          if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
          origin = await announced(dataDir);
          return origin !== null;
        },
        START_MS,
      );
    } catch (cause) {
      end();
      throw new Error(`the site did not start:\n${said()}`, { cause });
    }
    return new SiteNode(child, origin ?? '', said);
  }

  async confirmed(): Promise<boolean> {
    const answer = await fetch(`${this.origin}/api/v1/contact`);
    return answer.ok && ((await answer.json()) as { live: boolean }).live;
  }

  /** Asks the process to end. Resolves to its exit code; null means that it had to be killed. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const closed = once(this.#child, 'close');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
    this.#child.kill('SIGTERM');
    await closed;
    clearTimeout(late);
    return this.#child.exitCode;
  }
}

/** A running node writes its address into the lock of its data directory. */
async function announced(dataDir: string): Promise<string | null> {
  const text = await readFile(join(dataDir, 'lock'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { address?: string }).address ?? null;
}

function gather(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return () => text;
}
