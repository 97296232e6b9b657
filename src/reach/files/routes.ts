/** What customers and staff ask about files, and how a file comes in. */
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { readBytes } from '../../kernel/http/body.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { conversationFor, ownerOf, type Party } from '../conversations/index.ts';
import { chatFilesApi, deskFilesApi, FILE_REFUSALS, MAX_FILE_BYTES, type SharedFile } from './contract.ts';
import type { Deps } from './deps.ts';
import { sharedFile } from './present.ts';
import { filesFor } from './store.ts';
import { type UploadCode, upload } from './upload.ts';

const BUSY_S = '5';

interface Named {
  readonly params: { readonly id: string };
  readonly query: { readonly key: string; readonly name: string };
  readonly network: string;
}
type Came = Result<SharedFile, { readonly code: Exclude<UploadCode, 'unavailable' | 'too-slow'> }>;

export function filesRoutes(options: ServeOptions, deps: Deps): void {
  const serve = serveWith(options, FILE_REFUSALS);
  const now = () => deps.clock.now();
  const secret = (): string => {
    const value = deps.secret();
    // The pipeline answers 503 before any act where nobody can be known.
    if (value === null) throw new Error('nobody can be known yet');
    return value;
  };
  const partyOf = (asking: Parameters<typeof ownerOf>[1]): Party | null => {
    const owner = ownerOf(secret(), asking, now());
    return owner && { side: 'customer', owner };
  };
  const staff = (personId: string): Party => ({ side: 'staff', personId });

  const take = async (c: Ctx, db: Db, party: Party, named: Named): Promise<Response | Came> => {
    // Many customers may share a network; of the staff each stands for themselves.
    const who = party.side === 'customer' ? named.network : party.personId;
    const read = () => readBytes(c, MAX_FILE_BYTES);
    const came = await upload(deps, db, party, who, {
      ...named.query,
      conversationId: named.params.id,
      read,
    });
    if (came.ok) return ok(sharedFile(came.value, secret(), now()));
    const { code } = came.error;
    if (code === 'too-slow') return problemResponse(c, 'request-timeout');
    return code === 'unavailable'
      ? problemResponse(c, 'unavailable', { headers: [['Retry-After', BUSY_S]] })
      : refuse({ code });
  };
  const asked = async (db: Db, party: Party, id: string, ids: readonly string[]) => {
    if (!(await conversationFor(db, party, id))) return refuse({ code: 'no-such-conversation' as const });
    const side =
      party.side === 'customer'
        ? { author: 'customer' as const, personId: null }
        : { author: 'agent' as const, personId: party.personId };
    const rows = await filesFor(db, id, ids, side);
    return ok({ files: rows.map((row) => sharedFile(row, secret(), now())) });
  };

  serve.raw(chatFilesApi.upload, async (c, db, call) => {
    const party = partyOf(call);
    return party ? take(c, db, party, call) : refuse({ code: 'guest-not-known' });
  });
  serve.read(chatFilesApi.files, async (db, call) => {
    const party = partyOf(call);
    return party ? asked(db, party, call.params.id, call.query.ids) : refuse({ code: 'guest-not-known' });
  });
  serve.raw(deskFilesApi.upload, (c, db, call) => take(c, db, staff(call.actor.id), call));
  serve.read(deskFilesApi.files, (db, { actor, params, query }) =>
    asked(db, staff(actor.id), params.id, query.ids),
  );
}
