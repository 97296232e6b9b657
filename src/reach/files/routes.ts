/** What customers and staff ask about files, and how a file comes in. */
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { readBytes } from '../../kernel/http/body.ts';
import type { Ctx } from '../../kernel/http/context.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { conversationFor, ownerOf, type Party } from '../conversations/index.ts';
import { chatFilesApi, deskFilesApi, FILE_REFUSALS, type SharedFile } from './contract.ts';
import type { Deps } from './deps.ts';
import { sharedFile } from './present.ts';
import { filesFor } from './store.ts';
import { offsetOf, type UploadCode, upload } from './upload.ts';

const BUSY_S = '5';
/** Structured fields of draft-ietf-httpbis-resumable-upload-12. */
const UPLOAD_OFFSET = 'Upload-Offset';
const UPLOAD_COMPLETE = 'Upload-Complete';

interface Named {
  readonly params: { readonly id: string };
  readonly query: { readonly name: string };
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

  const take = async (
    c: Ctx,
    db: Db,
    party: Party,
    named: Named,
    key: string,
    from = 0,
  ): Promise<Response | Came> => {
    // Many customers may share a network; of the staff each stands for themselves.
    const who = party.side === 'customer' ? named.network : party.personId;
    const read = (most: number, stopped: AbortSignal) => readBytes(c, most, { stopped });
    const { name } = named.query;
    const came = await upload(deps, db, party, who, {
      name,
      key,
      from,
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
  /** All that is left, behind the offset that the device has asked for; from no other does anything go on. */
  const append = async (
    c: Ctx,
    db: Db,
    party: Party,
    call: Named & { readonly params: { readonly key: string } },
  ): Promise<Response | Came> => {
    const offset = c.req.header(UPLOAD_OFFSET) ?? '';
    const isMeant = /^\d{1,9}$/.test(offset) && c.req.header(UPLOAD_COMPLETE) === '?1';
    return take(c, db, party, call, call.params.key, isMeant ? Number(offset) : Number.NaN);
  };
  const told = async (c: Ctx, db: Db, party: Party, { id, key }: { id: string; key: string }) => {
    const found = await offsetOf(deps, db, party, { conversationId: id, key });
    if (!found.ok) return found;
    const { offset, complete } = found.value;
    c.header(UPLOAD_OFFSET, `${offset}`);
    c.header(UPLOAD_COMPLETE, complete ? '?1' : '?0');
    return ok(found.value);
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
    return party ? take(c, db, party, call, call.query.key) : refuse({ code: 'guest-not-known' });
  });
  serve.raw(chatFilesApi.offset, async (c, db, call) => {
    const party = partyOf(call);
    return party ? told(c, db, party, call.params) : refuse({ code: 'guest-not-known' });
  });
  serve.raw(chatFilesApi.append, async (c, db, call) => {
    const party = partyOf(call);
    return party ? append(c, db, party, call) : refuse({ code: 'guest-not-known' });
  });
  serve.read(chatFilesApi.files, async (db, call) => {
    const party = partyOf(call);
    return party ? asked(db, party, call.params.id, call.query.ids) : refuse({ code: 'guest-not-known' });
  });
  serve.raw(deskFilesApi.upload, (c, db, call) => take(c, db, staff(call.actor.id), call, call.query.key));
  serve.raw(deskFilesApi.offset, (c, db, call) => told(c, db, staff(call.actor.id), call.params));
  serve.raw(deskFilesApi.append, (c, db, call) => append(c, db, staff(call.actor.id), call));
  serve.read(deskFilesApi.files, (db, { actor, params, query }) =>
    asked(db, staff(actor.id), params.id, query.ids),
  );
}
