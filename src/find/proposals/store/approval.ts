/** Approvals that hold now. */
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Who } from '../contract.ts';

type Tables = {
  proposal_approval: { proposal_id: string; person_id: string; name: string; digest: string; at: Date };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

export async function approvalsOf(
  db: Db | Tx,
  id: number,
): Promise<{ by: Who; at: string; digest: string }[]> {
  const rows = await tables(db)
    .selectFrom('proposal_approval')
    .selectAll()
    .where('proposal_id', '=', String(id))
    .orderBy('at')
    .execute();
  return rows.map(({ person_id, name, at, digest }) => ({
    by: { id: person_id, name },
    at: at.toISOString(),
    digest,
  }));
}

/** In place of their approval of what it would have published before. */
export async function putApproval(tx: Tx, id: number, by: Who, digest: string, at: number): Promise<void> {
  await tables(tx)
    .insertInto('proposal_approval')
    .values({ proposal_id: String(id), person_id: by.id, name: by.name, digest, at: new Date(at) })
    .onConflict((conflict) =>
      conflict.columns(['proposal_id', 'person_id']).doUpdateSet({ digest, at: new Date(at) }),
    )
    .execute();
}

export async function dropApprovals(tx: Tx, id: number): Promise<void> {
  await tables(tx).deleteFrom('proposal_approval').where('proposal_id', '=', String(id)).execute();
}
