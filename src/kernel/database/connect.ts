import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import type { Db } from './db.ts';
import { queryOf } from './kept.ts';

export interface DatabaseOptions {
  /** Connections at most. */
  readonly max?: number;
  readonly applicationName?: string;
  /** How long getting a connection may take, in milliseconds, waiting for one of the pool included. */
  readonly connectMs?: number;
  /** How long a statement may take, in milliseconds, waiting for a lock included. */
  readonly statementMs?: number;
  /** How long a transaction may do nothing, in milliseconds, before the server ends it. */
  readonly idleMs?: number;
  /** Told when an idle connection breaks; the pool has already dropped it. */
  readonly onIdleError: (error: Error) => void;
}

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Ends every connection once its query is done. */
  close(): Promise<void>;
}

/** Whether the database answers within `withinMs`, on a connection of the pool. */
export async function answers({ pool }: Pick<Database, 'pool'>, withinMs: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), withinMs);
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer));
}

export const CONNECT_MS = 3_000;
const STATEMENT_MS = 15_000;
const IDLE_MS = 10_000;
const DATE_OID = 1082;

/** `date` has no time zone, so it stays the text YYYY-MM-DD. int8 stays text too: it may exceed 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === DATE_OID ? (value: string) => value : pg.types.getTypeParser(oid, format),
};

/** A pool of connections and the query builder on it. Connects on the first query, not here. */
export function createDatabase(url: string, options: DatabaseOptions): Database {
  const statementMs = options.statementMs ?? STATEMENT_MS;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    application_name: options.applicationName ?? 'clearline',
    connectionTimeoutMillis: options.connectMs ?? CONNECT_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: statementMs,
    /** For a server that no longer answers at all, and so cannot time the statement out itself. */
    query_timeout: statementMs + 5_000,
    idle_in_transaction_session_timeout: options.idleMs ?? IDLE_MS,
    types,
  });
  pool.on('error', options.onIdleError);
  /** A connection that breaks in use rejects its query; the event besides would end the process. */
  pool.on('connect', (client) => client.on('error', () => {}));
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: keeping(pool) }) });
  return { db, pool, close: () => db.destroy() };
}

/** The pool as the query builder sees it: with statements that are kept. */
function keeping(pool: pg.Pool): PostgresPool {
  const seen = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = seen.get(client) ?? keepingClient(client);
      seen.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function keepingClient(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('rows are not read by cursors here');
    return client.query(queryOf(text, values));
  }
  return { query, release: (destroy?: boolean) => client.release(destroy) };
}
