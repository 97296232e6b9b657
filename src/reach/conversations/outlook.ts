import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Wait } from './contract.ts';

/** How long each of these that wait still has to; null, or left out, where nothing can be said. */
export type Outlook = (db: Db | Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Wait | null>>;

export const noOutlook: Outlook = async () => new Map();
