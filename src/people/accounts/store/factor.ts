/** Passkeys, authenticator apps and recovery codes. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly credentialId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly synced: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const PASSKEY = sql`id, person_id as "personId", coalesce(name, '') as name, credential_id as "credentialId",
  public_key as "publicKey", counter::float8 as counter,
  coalesce(string_to_array(nullif(transports, ''), ','), '{}') as transports, backed_up as synced,
  created_at as "createdAt", last_used_at as "lastUsedAt"`;

export async function passkeysOf(db: Db | Tx, personId: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`select ${PASSKEY} from people.passkey
    where person_id = ${personId} order by created_at, id`.execute(db);
  return rows;
}

/** Locked, so that two answers with one counter wait for each other. @param personId whose it must be, if told */
export async function passkeyBy(tx: Tx, credentialId: string, personId?: string): Promise<PasskeyRow | null> {
  const { rows } = await sql<PasskeyRow>`select ${PASSKEY} from people.passkey
    where credential_id = ${credentialId} and person_id = coalesce(${personId ?? null}::uuid, person_id)
    for update`.execute(tx);
  return rows[0] ?? null;
}

export interface NewPasskey {
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly deviceType: string;
  readonly backedUp: boolean;
  readonly aaguid: string;
}

/** Null where the credential is known already, whoever has it. */
export async function insertPasskey(
  tx: Tx,
  personId: string,
  passkey: NewPasskey,
  now: Date,
): Promise<PasskeyRow | null> {
  const { name, credentialId, publicKey, counter, transports, deviceType, backedUp, aaguid } = passkey;
  const { rows } = await sql<PasskeyRow>`
    insert into people.passkey (person_id, name, credential_id, public_key, counter, transports, device_type,
      backed_up, aaguid, created_at)
    values (${personId}, ${name}, ${credentialId}, ${publicKey}, ${counter}, ${transports.join(',')}, ${deviceType},
      ${backedUp}, ${aaguid}, ${now})
    on conflict (credential_id) do nothing returning ${PASSKEY}`.execute(tx);
  return rows[0] ?? null;
}

export async function notePasskeyUse(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await sql`update people.passkey set counter = ${counter}, last_used_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

export async function renamePasskey(
  tx: Tx,
  personId: string,
  id: string,
  name: string,
): Promise<PasskeyRow | null> {
  const { rows } = await sql<PasskeyRow>`update people.passkey set name = ${name}
    where id = ${id} and person_id = ${personId} returning ${PASSKEY}`.execute(tx);
  return rows[0] ?? null;
}

export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<PasskeyRow | null> {
  const { rows } = await sql<PasskeyRow>`delete from people.passkey
    where id = ${id} and person_id = ${personId} returning ${PASSKEY}`.execute(tx);
  return rows[0] ?? null;
}

export interface TotpRow {
  readonly id: string;
  /** Sealed. */
  readonly secret: string;
  readonly verified: boolean;
}

export async function totpOf(db: Db | Tx, personId: string): Promise<TotpRow | null> {
  const { rows } = await sql<TotpRow>`select id, secret, verified from people.totp
    where person_id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** Returns false where an app is in use already; one that was never confirmed gives way. */
export async function putTotp(tx: Tx, personId: string, secret: string): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into people.totp (person_id, secret, backup_codes, verified)
    values (${personId}, ${secret}, '', false)
    on conflict (person_id) do update set secret = excluded.secret, last_step = 0
    where not people.totp.verified`.execute(tx);
  return numAffectedRows === 1n;
}

/** Whether the step is later than every step used before. Under concurrency one caller is told so. */
export async function spendStep(tx: Db | Tx, id: string, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update people.totp set last_step = ${step}
    where id = ${id} and last_step < ${step}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function confirmTotp(tx: Tx, personId: string): Promise<void> {
  await sql`update people.totp set verified = true where person_id = ${personId}`.execute(tx);
  await sql`update people.person set two_factor_enabled = true where id = ${personId}`.execute(tx);
}

export async function deleteTotp(tx: Tx, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from people.totp where person_id = ${personId}`.execute(tx);
  await sql`update people.person set two_factor_enabled = false where id = ${personId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  digests: readonly Buffer[],
): Promise<void> {
  await sql`delete from people.recovery_code where person_id = ${personId}`.execute(tx);
  for (const digest of digests)
    await sql`insert into people.recovery_code (digest, person_id) values (${digest}, ${personId})`.execute(
      tx,
    );
}

/** Under concurrency one caller is told true. */
export async function spendRecoveryCode(
  tx: Tx,
  personId: string,
  digest: Buffer,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update people.recovery_code set used_at = ${now}
    where digest = ${digest} and person_id = ${personId} and used_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
