/** The next publishers' policy while people sign it, and their signatures. */
import { Signature } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';

type Subject = 'policy' | 'card';
type Tables = {
  publishers_change: {
    one: boolean;
    policy: string;
    drafted_by: unknown;
    drafted_at: Date;
    card_composed_at: Date | null;
    card_digest: string | null;
  };
  publishers_signature: { one: boolean; subject: Subject; key_id: string; signature: string; at: Date };
};

const tables = (db: Db | Tx) => db.withTables<Tables>();

export interface HeldCard {
  /** Milliseconds since the Unix epoch. */
  readonly composedAt: number;
  /** SHA-256 of the card in canonical JSON, in lower-case hexadecimal. */
  readonly digest: string;
}

export interface HeldChange {
  /** Canonical JSON. */
  readonly policy: string;
  readonly draftedBy: { readonly id: string; readonly name: string };
  readonly draftedAt: Date;
  /** Null until somebody has signed it. */
  readonly card: HeldCard | null;
  readonly signatures: Readonly<Record<Subject, readonly Signature[]>>;
}

export async function heldChange(db: Db | Tx): Promise<HeldChange | null> {
  const row = await tables(db).selectFrom('publishers_change').selectAll().executeTakeFirst();
  if (!row) return null;
  const signed = await tables(db)
    .selectFrom('publishers_signature')
    .select(['subject', 'signature'])
    .orderBy('at')
    .execute();
  const of = (subject: Subject) =>
    signed.flatMap((one) => (one.subject === subject ? [Signature.parse(JSON.parse(one.signature))] : []));
  const { card_composed_at: composedAt, card_digest: digest } = row;
  return {
    policy: row.policy,
    draftedBy: row.drafted_by as HeldChange['draftedBy'],
    draftedAt: row.drafted_at,
    card: composedAt && digest !== null ? { composedAt: composedAt.getTime(), digest } : null,
    signatures: { policy: of('policy'), card: of('card') },
  };
}

/** In place of one that can never come into force any more. */
export async function putChange(
  tx: Tx,
  { policy, draftedBy, draftedAt }: Pick<HeldChange, 'policy' | 'draftedBy' | 'draftedAt'>,
): Promise<void> {
  await deleteChange(tx);
  await tables(tx)
    .insertInto('publishers_change')
    .values({ one: true, policy, drafted_by: JSON.stringify(draftedBy), drafted_at: draftedAt })
    .execute();
}

export async function deleteChange(tx: Tx): Promise<void> {
  await tables(tx).deleteFrom('publishers_change').execute();
}

/** In place of any before it, whose signatures go with it. */
export async function putCard(tx: Tx, { composedAt, digest }: HeldCard): Promise<void> {
  await tables(tx).deleteFrom('publishers_signature').where('subject', '=', 'card').execute();
  await tables(tx)
    .updateTable('publishers_change')
    .set({ card_composed_at: new Date(composedAt), card_digest: digest })
    .execute();
}

/** A later signature of a key takes the place of its earlier one. @param at milliseconds since the Unix epoch */
export async function putChangeSignature(
  tx: Tx,
  subject: Subject,
  signature: Signature,
  at: number,
): Promise<void> {
  const row = { signature: JSON.stringify(signature), at: new Date(at) };
  await tables(tx)
    .insertInto('publishers_signature')
    .values({ one: true, subject, key_id: signature.keyid, ...row })
    .onConflict((conflict) => conflict.columns(['subject', 'key_id']).doUpdateSet(row))
    .execute();
}
