/** What customers ask. They show a guest's token; who is signed in on our own pages is known by their session as well. */
import { randomUUID } from 'node:crypto';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Actor, ServeOptions } from '../../people/access/index.ts';
import { serveWith } from '../../people/access/index.ts';
import { chatApi as api, LINE_REFUSALS } from './contract.ts';
import type { Deps } from './deps.ts';
import { promiseAtOpening } from './later.ts';
import { end, rate } from './life.ts';
import { open } from './open.ts';
import type { Party } from './party.ts';
import { framesSince } from './poll.ts';
import { showTo } from './show.ts';
import { conversationsOf, type Owner } from './store/conversation.ts';
import { streamSince } from './stream.ts';
import { GUEST_MS, makeToken, readToken } from './tokens.ts';
import { see, send } from './write.ts';

const MOST_LISTED = 50;

interface Asking {
  readonly actor: Actor | null;
  readonly guestToken: string | null;
}

export function guestRoutes(options: ServeOptions, deps: Deps, secret: () => string): void {
  const serve = serveWith(options, LINE_REFUSALS);
  const now = () => deps.clock.now();

  const guestOf = ({ guestToken }: Asking): string | null =>
    guestToken === null ? null : readToken(secret(), 'guest', guestToken, now());
  const ownerOf = (asking: Asking): Owner | null => {
    const guestId = guestOf(asking);
    return guestId === null ? null : { guestId, personId: asking.actor?.id ?? null };
  };
  const partyOf = (asking: Asking): Party | null => {
    const owner = ownerOf(asking);
    return owner && { side: 'customer', owner };
  };
  const unknown = () => refuse({ code: 'guest-not-known' as const });

  serve.read(api.guest, async (_db, call) => {
    const until = now() + GUEST_MS;
    const token = makeToken(secret(), 'guest', guestOf(call) ?? randomUUID(), until);
    return ok({ token, until: new Date(until).toISOString() });
  });

  serve.write(api.open, async (tx, { params: { id }, body, ...asking }) => {
    const owner = ownerOf(asking);
    if (!owner?.guestId) return unknown();
    const { intent, order = null, lang, name, contact, later } = body;
    const { actor } = asking;
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
    });
    return opened.ok ? ok(await showTo(tx, deps, 'customer', opened.value)) : opened;
  });

  serve.read(api.mine, async (db, call) => {
    const owner = ownerOf(call);
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
    if (sent.ok) return ok({ seq: sent.value.seq, at: sent.value.at.toISOString() });
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
    const owner = ownerOf(asking);
    if (!owner) return unknown();
    const ended = await end(tx, new Date(now()), owner, params.id);
    return ended.ok ? ok(await showTo(tx, deps, 'customer', ended.value)) : ended;
  });

  serve.write(api.rate, async (tx, { params, body, ...asking }) => {
    const owner = ownerOf(asking);
    if (!owner) return unknown();
    const rated = await rate(tx, new Date(now()), owner, params.id, body);
    return rated.ok ? ok(await showTo(tx, deps, 'customer', rated.value)) : rated;
  });
}
