import pg from 'pg';
import { ok, type Result, refuse } from '../errors.ts';
import { CONNECT_MS, type DatabaseOptions } from './connect.ts';
import { type Migration, type MigrationRefusal, readMigrations } from './migration-files.ts';

/** The oldest major version of PostgreSQL that everything runs on. */
const OLDEST_SERVER = 15;

/** Any constant, as long as every release uses the same: it makes nodes that start together migrate in turn. */
const LOCK = 7_164_001;

export type MigrateOptions = Pick<DatabaseOptions, 'applicationName' | 'connectMs'>;

/**
 * Brings the database up to the migrations of the folder, each in a transaction of its own, and returns the
 * names of those that were applied now. Nodes that start together wait for the first.
 * @throws what PostgreSQL says of a failing migration, with the file's name; what came before it stays applied
 */
export function migrate(
  url: string,
  folder: string,
  options: MigrateOptions = {},
): Promise<Result<string[], MigrationRefusal>> {
  return onServer(url, folder, options, async (client, migrations) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return applyMissing(client, migrations);
  });
}

export interface Missing {
  /** Nothing has ever been applied. */
  readonly unused: boolean;
  readonly names: readonly string[];
}

/** What {@link migrate} would apply. Changes nothing. */
export function missingMigrations(
  url: string,
  folder: string,
  options: MigrateOptions = {},
): Promise<Result<Missing, MigrationRefusal>> {
  return onServer(url, folder, options, async (client, migrations) => {
    const { rows } = await client.query<{ used: boolean }>(
      "select to_regclass('schema_migration') is not null as used",
    );
    const missing = rows[0]?.used ? await notApplied(client, migrations) : ok(migrations);
    if (!missing.ok) return missing;
    const names = missing.value.map(({ name }) => name);
    return ok({ unused: names.length === migrations.length, names });
  });
}

async function onServer<T>(
  url: string,
  folder: string,
  { applicationName = 'clearline-migrate', connectMs = CONNECT_MS }: MigrateOptions,
  work: (client: pg.Client, migrations: readonly Migration[]) => Promise<Result<T, MigrationRefusal>>,
): Promise<Result<T, MigrationRefusal>> {
  const migrations = await readMigrations(folder);
  if (!migrations.ok) return migrations;
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
  });
  /** Every query rejects as well; without a listener the event alone would end the process. */
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    const refusal = serverTooOld(Number(rows[0]?.version));
    return refusal ? refuse(refusal) : await work(client, migrations.value);
  } finally {
    await client.end();
  }
}

/** @param version as `server_version_num` gives it: 150004 for 15.4 */
export function serverTooOld(version: number): MigrationRefusal | null {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_SERVER) return null;
  const message = `The database server is PostgreSQL ${major}, and Clearline needs ${OLDEST_SERVER} or later: upgrade the server, or name another one in DATABASE_URL.`;
  return { code: 'server-too-old', message };
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<Result<string[], MigrationRefusal>> {
  await client.query(`create table if not exists schema_migration (
    version int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const missing = await notApplied(client, migrations);
  if (!missing.ok) return missing;
  for (const migration of missing.value) await apply(client, migration);
  return ok(missing.value.map(({ name }) => name));
}

async function notApplied(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<Result<readonly Migration[], MigrationRefusal>> {
  const { rows } = await client.query<Applied>(
    'select version, name, sha256 from schema_migration order by version',
  );
  const refusal = conflict(rows, migrations);
  return refusal ? refuse(refusal) : ok(migrations.slice(rows.length));
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

/** What has been applied must be a beginning of what the code has. */
function conflict(applied: readonly Applied[], migrations: readonly Migration[]): MigrationRefusal | null {
  for (const [index, { version, name, sha256 }] of applied.entries()) {
    const known = migrations[index];
    if (!known) {
      const message = `The database has migration ${name}, which this release does not: start the release that applied it, or a later one.`;
      return { code: 'database-newer', message };
    }
    if (version !== known.version) {
      return {
        code: 'gap',
        message: `The database lacks migration ${known.name} but has ${name}: restore a backup.`,
      };
    }
    if (sha256 !== known.sha256) {
      const message = `The migration ${known.name} was changed after it had been applied: restore the file, and put the change in a new migration.`;
      return { code: 'edited', message };
    }
  }
  return null;
}

async function apply(client: pg.Client, { version, name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into schema_migration (version, name, sha256) values ($1, $2, $3)', [
      version,
      name,
      sha256,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => {});
    throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
