/** What is forgotten, and when. */
import { sql } from 'kysely';
import type { Tx } from '../../../kernel/database/db.ts';

export interface Until {
  readonly now: Date;
  /** Evidence of cases that were closed before. */
  readonly evidence: Date;
  /** Contacts and networks of reporters that came before. */
  readonly contact: Date;
}

export interface Forgotten {
  readonly evidence: number;
  readonly contacts: number;
  readonly networks: number;
  readonly appeals: number;
}

/**
 * Evidence goes once every case that it belongs to has been closed for long enough; what nobody has decided on is kept
 * for as long after it came as a closed case's is.
 */
export async function forget(tx: Tx, { now, evidence, contact }: Until): Promise<Forgotten> {
  const sealed = await sql`update verify.report r set sealed = null, gist = null
    where sealed is not null and r.at < ${evidence} and not exists (
      select from verify.report_subject s join verify.impostor_case c on c.id = s.case_id
      where s.report_id = r.id and c.state <> 'open' and c.state <> 'own' and c.decided_at >= ${evidence})`.execute(
    tx,
  );
  const contacts = await sql`update verify.report set sealed_contact = null
    where sealed_contact is not null and at < ${contact}`.execute(tx);
  const networks = await sql`with gone as (
      update verify.report set reporter = null where reporter is not null and at < ${contact} returning 1),
    appealed as (update verify.appeal set reporter = null where reporter is not null and at < ${contact} returning 1)
    select from gone union all select from appealed`.execute(tx);
  const appeals = await sql`update verify.appeal set sealed = null
    where sealed is not null and (decided_at < ${contact} or at < ${evidence})`.execute(tx);
  await sql`delete from verify.spent_challenge where expires_at < ${now}`.execute(tx);
  return {
    evidence: Number(sealed.numAffectedRows ?? 0n),
    contacts: Number(contacts.numAffectedRows ?? 0n),
    networks: networks.rows.length,
    appeals: Number(appeals.numAffectedRows ?? 0n),
  };
}
