import type { Card } from '@clearline/card';
import type { Clock } from '../../kernel/clock.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Log } from '../../kernel/log.ts';
import type { Attach } from './attach.ts';
import type { Badges } from './badges.ts';
import type { Intent } from './contract.ts';
import type { Feed } from './feed.ts';
import type { Held } from './held.ts';
import type { Here } from './here.ts';
import type { Outlook } from './outlook.ts';
import type { Pace } from './pace.ts';
import type { Places } from './places.ts';

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
  /** Conversations that their customers look at. */
  readonly visits: Here;
  readonly places: Places;
  readonly outlook: Outlook;
  /** Null until a card has been published. */
  readonly card: () => Card | null;
  /** Whether load has it that such a customer leaves a message, for now. */
  readonly sheds: (tx: Tx, intent: Intent) => Promise<boolean>;
  readonly attach: Attach;
  readonly held: Held;
  readonly site: Site;
  /** Whether a text asks a customer for what we promise never to ask for. */
  readonly asksForbidden: (text: string) => boolean;
}
