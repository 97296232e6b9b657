/** Files on one node: their endpoints, their links, and how a message takes one. */
import type { Blobs } from '../../kernel/blobs/blobs.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { ClamdAddress } from '../../kernel/config.ts';
import type { Db } from '../../kernel/database/db.ts';
import type { Log } from '../../kernel/log.ts';
import type { ServeOptions } from '../../people/access/index.ts';
import type { Attach, Held } from '../conversations/index.ts';
import type { Deps } from './deps.ts';
import { Intake } from './intake.ts';
import { Arriving } from './partial/arriving.ts';
import { attachedFile } from './present.ts';
import { filesRoutes } from './routes.ts';
import { scanWith } from './scan.ts';
import { serveFiles } from './serve.ts';
import { filesHeldIn, markSent } from './store.ts';

export interface FilesOptions {
  /** Null until the database is open. */
  readonly database: () => Db | null;
  /** With which links are signed; null until somebody can be known. */
  readonly secret: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly blobs: Blobs;
  /** Null where files are not scanned. */
  readonly clamd: ClamdAddress | null;
  /** Bytes of one network of customers, or of one of the staff, in a day. */
  readonly dayBytes?: number;
}

export interface Files {
  readonly attach: Attach;
  readonly held: Held['files'];
  routes(options: ServeOptions): void;
}

export function files(options: FilesOptions): Files {
  const { clamd } = options;
  const deps: Deps = {
    ...options,
    intake: new Intake(options.dayBytes),
    arriving: new Arriving(),
    scan: clamd && scanWith({ ...options, clamd }),
  };
  return {
    async attach(tx, now, by, conversations, id) {
      if (by.author !== 'customer' && by.author !== 'agent') return null;
      const personId = by.author === 'agent' ? by.personId : null;
      const row = await markSent(tx, { id, conversations, author: by.author, personId }, now);
      return row && attachedFile(row);
    },
    async held(db, conversation) {
      const rows = await filesHeldIn(db, conversation);
      return rows.map(({ id, name, type, bytes, author, at, state }) => ({
        id,
        name,
        type,
        bytes,
        sentBy: author,
        at,
        state,
        open: async () => (await options.blobs.get(id))?.stream ?? null,
      }));
    },
    routes(served) {
      filesRoutes(served, deps);
      serveFiles(served.app, served.limit, deps);
    },
  };
}
