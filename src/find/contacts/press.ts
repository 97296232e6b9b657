import type { Card, Signature } from '@clearline/card';
import type { Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { Result } from '../../kernel/errors.ts';

/** Too few people have signed this card: `needed` of them must. */
export interface NeedsApprovals {
  readonly code: 'needs-approvals';
  readonly needed: number;
  /** Whose signatures are missing: the key file would do, and this machine does not hold it; or people's. */
  readonly by: 'key-file' | 'people';
}

/** The card before, `n`, was put into the database by hand: nothing may follow it. */
export interface FollowsUnapproved {
  readonly code: 'follows-unapproved';
  readonly n: number;
}

export type SealRefusal = NeedsApprovals | FollowsUnapproved;

/**
 * Puts a card that follows another into its envelope, and that into the record. Refuses a card that has not been signed
 * by as many people as the publishers' policy asks for.
 * @param signatures people's, over this very card; the server adds its own where the policy lists its key
 */
export type Seal = (
  tx: Tx,
  previous: Card | null,
  card: Card,
  signatures: readonly Signature[],
) => Promise<Result<null, SealRefusal>>;

/** A card that people have signed was composed before it is published, and says so: it was issued then. */
export interface Approved {
  /** Milliseconds since the Unix epoch. */
  readonly composedAt: number;
  readonly signatures: readonly Signature[];
}

/** What publishing takes beside the database. */
export interface Press {
  readonly clock: Clock;
  readonly seal: Seal;
}
