import type { Blobs } from '../../kernel/blobs/blobs.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { Intake } from './intake.ts';
import type { Arriving } from './partial/arriving.ts';
import type { Scan } from './scan.ts';

export interface Deps {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  /** With which links are signed; null until somebody can be known. */
  readonly secret: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: Blobs;
  readonly intake: Intake;
  readonly arriving: Arriving;
  /** Null where no scanner is set up: then every file is ready at once. */
  readonly scan: Scan | null;
}
