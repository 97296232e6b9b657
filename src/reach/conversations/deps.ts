import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Log } from '../../kernel/log.ts';
import type { Attach } from './attach.ts';
import type { Badges } from './badges.ts';
import type { Feed } from './feed.ts';
import type { Here } from './here.ts';
import type { Outlook } from './outlook.ts';
import type { Pace } from './pace.ts';

/** What stands on what customers keep. */
export interface Site {
  /** Null until a card says it. */
  readonly operator: (lang: Lang) => string | null;
  /** Null where the address of the site is not known. */
  readonly contactUrl: () => string | null;
}

export interface Deps {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: Feed;
  readonly pace: Pace;
  readonly badges: Badges;
  readonly here: Here;
  readonly outlook: Outlook;
  readonly attach: Attach;
  readonly site: Site;
  /** Whether a text asks a customer for what we promise never to ask for. */
  readonly asksForbidden: (text: string) => boolean;
}
