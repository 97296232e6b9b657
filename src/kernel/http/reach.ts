/** Work that needs the database, for routes that can say that it is away. */
import type { Db } from '../database/db.ts';
import { isConnectionFailure } from '../database/failure.ts';
import type { Ctx } from './context.ts';
import { type ProblemOptions, problemResponse } from './problems.ts';

/** What `work` gives, or null while the database cannot be reached. */
export async function whileReachable<T>(
  c: Ctx,
  db: Db | null,
  work: (db: Db) => Promise<T>,
): Promise<T | null> {
  if (!db) return null;
  try {
    return await work(db);
  } catch (err) {
    if (!isConnectionFailure(err)) throw err;
    c.var.log.warn({ err }, 'the database cannot be reached');
    return null;
  }
}

export const unavailable = (c: Ctx, options: ProblemOptions = {}): Response =>
  problemResponse(c, 'unavailable', { ...options, headers: [['Retry-After', '30']] });
