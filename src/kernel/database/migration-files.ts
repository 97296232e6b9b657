import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../errors.ts';

export interface Migration {
  readonly version: number;
  /** The file's name, such as `0001_contacts.sql`. */
  readonly name: string;
  readonly sql: string;
  /** Of the text with line feeds, so that a checkout with CRLF is the same migration. */
  readonly sha256: string;
}

export interface MigrationRefusal {
  readonly code: /** A file that is not named NNNN_name.sql. */
    | 'bad-name'
    /** Two files of one number. */
    | 'duplicate'
    /** A number left out. */
    | 'gap'
    /** A file changed after it was applied. */
    | 'edited'
    /** The database has been migrated by a later release. */
    | 'database-newer'
    /** The server is a PostgreSQL that the migrations do not run on. */
    | 'server-too-old';
  /** A sentence for the operator that says what to do. */
  readonly message: string;
}

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** Reads every migration of the folder, in order, numbered 1, 2, 3 … without a gap. */
export async function readMigrations(folder: string): Promise<Result<Migration[], MigrationRefusal>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const refusal = misnumbered(name, migrations.at(-1));
    if (refusal) return refuse(refusal);
    const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(sql).digest('hex');
    migrations.push({ version: migrations.length + 1, name, sql, sha256 });
  }
  return ok(migrations);
}

function misnumbered(name: string, previous: Migration | undefined): MigrationRefusal | null {
  const number = NAME.exec(name)?.[1];
  if (!number) {
    return {
      code: 'bad-name',
      message: `Rename the migration ${name}: it must be like 0001_what_it_does.sql.`,
    };
  }
  const expected = (previous?.version ?? 0) + 1;
  if (Number(number) === expected) return null;
  if (previous && Number(number) === previous.version) {
    const message = `The migrations ${previous.name} and ${name} have one number: give the later one the next free number.`;
    return { code: 'duplicate', message };
  }
  return { code: 'gap', message: `Before the migration ${name} comes number ${expected}, which is missing.` };
}
