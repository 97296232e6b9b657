/**
 * Statements whose plan each connection keeps (PREPARE), so that they are neither parsed nor planned again. For what runs
 * with every message and goes by keys: the plan is made without the values, which a search must not be.
 */
import { sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* kept */';
/** Stands before the text of such a statement. */
export const KEPT = sql.raw(MARK);

/** A statement that is put together anew each time must not fill the server's memory: the rest goes without a name. */
const MOST = 200;
const names = new Map<string, string>();

/** As pg is to be given it. */
export function queryOf(text: string, values: readonly unknown[]): pg.QueryConfig {
  const name = text.startsWith(MARK) ? nameOf(text) : null;
  return { text, values: [...values], ...(name === null ? {} : { name }) };
}

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known ?? null;
  const name = `kept_${names.size + 1}`;
  names.set(text, name);
  return name;
}
