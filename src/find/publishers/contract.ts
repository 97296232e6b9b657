/** What pages say of the record and of who approved each card. Browser-safe. Instants are RFC 3339 in UTC. */
import { Instant } from '@clearline/card';
import * as z from 'zod';

export * from './changes/contract.ts';
export { PUBLISHERS_DEEDS } from './deeds/contract.ts';
export { PUBLISHERS_REFUSALS, SIGNING_REFUSALS } from './refusals/contract.ts';
export * from './signing/contract.ts';

/** What proves the card to anyone, without asking this site again. */
export const ProofView = z.strictObject({
  /** The version that it proves: for a moment after a publication, the one before the current. */
  n: z.int().min(1),
  /** `clearline.proof-bundle/v1`, as `/card/<n>.proof.json` serves it. */
  bundle: z.string(),
  /** c2sp.org/tlog-policy, as `/card/policy` serves it: the log and the witnesses that this site names. */
  policy: z.string(),
  /** The log's key (c2sp.org/signed-note, "Verifier keys"). */
  vkey: z.string(),
  /** How many entries the log had. */
  size: z.int().min(1),
  /** Who had seen them, and when last. */
  witnesses: z.array(z.strictObject({ name: z.string(), at: Instant })),
  /** Whether others than the operator must have seen them. */
  independent: z.boolean(),
  /** Whether one key is enough to change a number. */
  single: z.boolean(),
});
export type ProofView = z.infer<typeof ProofView>;

/** A card as the record holds it. */
export const LoggedCard = z.strictObject({
  n: z.int().min(1),
  /** Of its entry in the record, counted from 0; null while it waits for its place. */
  index: z.int().min(0).nullable(),
  approvals: z.array(z.strictObject({ name: z.string(), kind: z.enum(['key-file', 'passkey']) })),
  /** Issued again by the server, for its dates alone. */
  reissued: z.boolean(),
});
export type LoggedCard = z.infer<typeof LoggedCard>;
