/** A database of its own for a test file, on a real server. Only tests import this. */
import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { openCluster } from './cluster.ts';
import { lockDataDir } from './lock.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { clusterHome, thisMachine } from './site.ts';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database; connections that the test left open are cut. */
  drop(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const TEMPLATE_LOCK = 7_164_002;
const quiet = new Logger(() => () => {});

/**
 * A migrated, otherwise empty database: a copy of a template that is made once for each state of the migrations.
 * On the server of TEST_DATABASE_URL, else on an embedded one that lives as long as the database does.
 */
export async function testDatabase(migrations: string = MIGRATIONS): Promise<TestDatabase> {
  const server = await testServer();
  const name = `clearline_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server.url, async (client) => {
    const template = await ensureTemplate(client, server.url, migrations);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabase(server.url, name),
    async drop() {
      await onServer(server.url, (client) => client.query(`drop database if exists ${name} with (force)`));
      await server.stop();
    },
  };
}

/** A running server and a superuser's connection string to it. */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => {} } : embeddedServer();
}

/** A new embedded cluster in a temporary folder. */
export async function embeddedServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'clearline-test-'));
  await chmod(dataDir, 0o755);
  const lock = await lockDataDir(dataDir);
  if (!lock.ok) throw new Error(`a new folder is locked by process ${lock.error.pid}`);
  const cluster = await openCluster({ lock: lock.value, log: { info: () => {}, error: console.error } });
  return {
    url: cluster.url,
    async stop() {
      await cluster.stop();
      const home = await clusterHome(dataDir, thisMachine.sharedDir);
      for (const folder of [home, dataDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An embedded cluster that waits for no disk: what is committed outlives its clients, and not a crash of the server. */
export async function hastyServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await embeddedServer();
  await onServer(server.url, (client) => client.query('alter role all set synchronous_commit = off'));
  return server;
}

/** The lock is held until the caller has made its copy, which needs a template that nobody is connected to. */
async function ensureTemplate(client: pg.Client, url: string, folder: string): Promise<string> {
  const migrations = await readMigrations(folder);
  if (!migrations.ok) throw new Error(migrations.error.message);
  const hash = createHash('sha256').update(migrations.value.map((m) => `${m.name} ${m.sha256}\n`).join(''));
  const template = `clearline_template_jobs_${hash.digest('hex').slice(0, 16)}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
  if (rowCount) return template;
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(
    `create database ${draft} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
  );
  const migrated = await migrate(withDatabase(url, draft), folder);
  if (!migrated.ok) throw new Error(migrated.error.message);
  // Whoever enqueues a job need not run any.
  await runMigrations({ connectionString: withDatabase(url, draft), logger: quiet });
  await client.query(`alter database ${draft} rename to ${template}`);
  return template;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
