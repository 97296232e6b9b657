import type { Result } from '../errors.ts';
import type { Db, Tx } from './db.ts';

/** Carries a refusal out of the transaction that it undoes. */
class Undo extends Error {
  readonly refused: Result<never, unknown>;
  constructor(refused: Result<never, unknown>) {
    super('refused');
    this.refused = refused;
  }
}

/** One transaction, of which a refusal leaves nothing. */
export async function decide<R extends Result<unknown, unknown>>(
  db: Db,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Undo(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undo) return error.refused as R;
    throw error;
  }
}
