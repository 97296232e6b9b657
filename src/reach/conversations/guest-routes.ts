/** What customers ask. They show a guest's token; who is signed in on our own pages is known by their session as well. */
import { randomUUID } from 'node:crypto';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { type Asking, guestOf, ownerOf } from './asking.ts';
import { chatApi as api, LINE_REFUSALS } from './contract.ts';
import type { Deps } from './deps.ts';
import { promiseAtOpening } from './later.ts';
import { end, rate } from './life.ts';
import { open, sayFirst } from './open.ts';
import type { Party } from './party.ts';
import { framesSince } from './poll.ts';
import { showTo } from './show.ts';
import { conversationsOf, type Owner } from './store/conversation.ts';
import { streamSince } from './stream.ts';
import { GUEST_MS, makeToken } from './tokens.ts';
import { see, send, storedAs } from './write.ts';

const MOST_LISTED = 50;

export function guestRoutes(options: ServeOptions, deps: Deps, secret: () => string): void {
  const serve = serveWith(options, LINE_REFUSALS);
  const now = () => deps.clock.now();

  const owning = (asking: Asking): Owner | null => ownerOf(secret(), asking, now());
  const partyOf = (asking: Asking): Party | null => {
    const owner = owning(asking);
    return owner && { side: 'customer', owner };
  };
  const unknown = () => refuse({ code: 'guest-not-known' as const });

  serve.read(api.guest, async (_db, call) => {
    const until = now() + GUEST_MS;
    const token = makeToken(secret(), 'guest', guestOf(secret(), call, now()) ?? randomUUID(), until);
    return ok({ token, until: new Date(until).toISOString() });
  });

  serve.write(api.open, async (tx, { params: { id }, body, ...asking }) => {
    const owner = owning(asking);
    if (!owner?.guestId) return unknown();
    const { intent, order = null, lang, name, contact, later, follows = null, checked = [], message } = body;
    const { userAgent } = asking;
    const actor = owner.personId === null ? null : asking.actor;
    if (message && !(await deps.pace.allows({ side: 'customer', owner })))
      return refuse({ code: 'too-many-messages' });
    const sheds = await deps.sheds(tx, intent);
    const opened = await open(tx, new Date(now()), {
      id,
      guestId: owner.guestId,
      personId: owner.personId,
      intent,
      order,
      answerBy: promiseAtOpening({ intent, later, now: new Date(now()) }, deps.card(), sheds),
      lang,
      name: name ?? actor?.name ?? null,
      contact: contact ?? actor?.email ?? null,
      context: { userAgent, checked },
      follows,
    });
    if (!opened.ok) return opened;
    if (!message) return ok(await showTo(tx, deps, 'customer', opened.value));
    const said = await sayFirst(tx, new Date(now()), owner, opened.value, message);
    return said.ok ? ok(await showTo(tx, deps, 'customer', said.value)) : said;
  });

  serve.read(api.mine, async (db, call) => {
    const owner = owning(call);
    if (!owner) return unknown();
    const rows = await conversationsOf(db, owner, MOST_LISTED);
    for (const { id } of rows) deps.visits.enter(id)();
    return ok({ conversations: await Promise.all(rows.map((row) => showTo(db, deps, 'customer', row))) });
  });

  serve.raw(api.since, async (c, db, { params, query, ...asking }) => {
    const party = partyOf(asking);
    if (!party) return unknown();
    return framesSince(db, deps, party, { ...query, id: params.id }, c.req.raw.signal);
  });

  serve.raw(api.stream, async (c, db, { params, query, ...asking }) => {
    const party = partyOf(asking);
    if (!party) return unknown();
    return streamSince(db, deps, party, { ...query, id: params.id }, c.req.raw.signal);
  });

  serve.raw(api.say, async (_c, _db, { params, body, ...asking }) => {
    const party = partyOf(asking);
    if (!party) return unknown();
    const sent = await send(deps, party, { conversation: params.id, ...body, note: false });
    if (sent.ok) return ok(storedAs(sent.value, params.id));
    const { code } = sent.error;
    if (code === 'not-for-you' || code === 'asks-forbidden')
      throw new Error(`only staff are refused with ${code}`);
    return refuse({ code });
  });

  serve.raw(api.see, async (_c, _db, { params, body, ...asking }) => {
    const party = partyOf(asking);
    if (!party) return unknown();
    const code = await see(deps, party, params.id, body);
    return code ? refuse({ code }) : ok(null);
  });

  serve.write(api.end, async (tx, { params, ...asking }) => {
    const owner = owning(asking);
    if (!owner) return unknown();
    const ended = await end(tx, new Date(now()), owner, params.id);
    return ended.ok ? ok(await showTo(tx, deps, 'customer', ended.value)) : ended;
  });

  serve.write(api.rate, async (tx, { params, body, ...asking }) => {
    const owner = owning(asking);
    if (!owner) return unknown();
    const rated = await rate(tx, new Date(now()), owner, params.id, body);
    return rated.ok ? ok(await showTo(tx, deps, 'customer', rated.value)) : rated;
  });
}
