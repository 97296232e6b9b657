/** The card that a proposal would become, as people sign it, and their signatures. */
import { Signature } from '@clearline/card';
import type { Db, Tx } from '../../../kernel/database/db.ts';

type Tables = {
  proposal_candidate: { proposal_id: string; composed_at: Date; digest: string };
  proposal_signature: { proposal_id: string; person_id: string; signature: string; at: Date };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

export interface HeldCandidate {
  /** Milliseconds since the Unix epoch. */
  readonly composedAt: number;
  /** SHA-256 of the card in canonical JSON, in lower-case hexadecimal. */
  readonly digest: string;
  readonly signatures: readonly { readonly personId: string; readonly signature: Signature }[];
}

export async function heldCandidate(db: Db | Tx, id: number): Promise<HeldCandidate | null> {
  const candidate = await tables(db)
    .selectFrom('proposal_candidate')
    .selectAll()
    .where('proposal_id', '=', String(id))
    .executeTakeFirst();
  if (!candidate) return null;
  const rows = await tables(db)
    .selectFrom('proposal_signature')
    .select(['person_id', 'signature'])
    .where('proposal_id', '=', String(id))
    .orderBy('at')
    .execute();
  return {
    composedAt: candidate.composed_at.getTime(),
    digest: candidate.digest,
    signatures: rows.map(({ person_id, signature }) => ({
      personId: person_id,
      signature: Signature.parse(JSON.parse(signature)),
    })),
  };
}

/** In place of any before it, whose signatures go with it. */
export async function putCandidate(
  tx: Tx,
  id: number,
  { composedAt, digest }: Omit<HeldCandidate, 'signatures'>,
): Promise<void> {
  await dropCandidate(tx, id);
  await tables(tx)
    .insertInto('proposal_candidate')
    .values({ proposal_id: String(id), composed_at: new Date(composedAt), digest })
    .execute();
}

export async function dropCandidate(tx: Tx, id: number): Promise<void> {
  await tables(tx).deleteFrom('proposal_candidate').where('proposal_id', '=', String(id)).execute();
}

/** A person's later signature takes the place of their earlier one. */
export async function putSignature(
  tx: Tx,
  id: number,
  { personId, signature, at }: { personId: string; signature: Signature; at: number },
): Promise<void> {
  const row = { signature: JSON.stringify(signature), at: new Date(at) };
  await tables(tx)
    .insertInto('proposal_signature')
    .values({ proposal_id: String(id), person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'person_id']).doUpdateSet(row))
    .execute();
}
