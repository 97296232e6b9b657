import type { Kysely, Transaction } from 'kysely';

/**
 * A database of which no table is known yet. Each store names its own: `db.withTables<CardTables>()`, so that a
 * slice cannot write SQL for another slice's tables by accident.
 */
export type Db = Kysely<Record<never, never>>;
export type Tx = Transaction<Record<never, never>>;
