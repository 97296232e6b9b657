import type { Db, Tx } from '../../../kernel/database/db.ts';
import { ok, refuse } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../kernel/http/context.ts';
import { type Call, type ServeOptions, serveWith } from '../../../people/access/index.ts';
import { recorder } from '../../../people/audit/index.ts';
import { personDataApi as api, LINE_REFUSALS, ownDataApi as own, PERSON_REFUSALS } from '../contract.ts';
import { CONVERSATION_DEEDS } from '../deeds/contract.ts';
import type { Deps } from '../deps.ts';
import { changedBeside, listsChanged } from '../hints.ts';
import type { Owners } from '../owners.ts';
import {
  type ConversationRow,
  conversation,
  conversationsHeldOf,
  lockConversation,
  type Owner,
} from '../store/conversation.ts';
import { customerOf } from '../store/family.ts';
import { KEPT } from '../transcript/routes.ts';
import { askErasure, decide, link, ownErasure, shownErasure, withdraw, withdrawOurs } from './erasure.ts';
import { exported } from './export.ts';
import { keepingOf } from './keeping.ts';
import { erasureOf, erasures, holdOf, holdOne, letGo } from './store.ts';

const record = recorder(CONVERSATION_DEEDS);
const MOST_LISTED = 100;

export function personRoutes(options: ServeOptions, deps: Deps, { ownerOf }: Owners): void {
  const serve = serveWith(options, { ...LINE_REFUSALS, ...PERSON_REFUSALS });
  const now = () => new Date(deps.clock.now());
  const sent = exporter(deps);
  const trace = (
    tx: Tx,
    { actor, origin }: Pick<Call<typeof api.hold>, 'actor' | 'origin'>,
    action: keyof typeof CONVERSATION_DEEDS,
    target: { readonly kind: string; readonly id: string; readonly number: number },
    after: object = {},
    before?: object,
  ) =>
    record(tx, actor, origin, {
      action,
      target: { kind: target.kind, id: target.id, label: `${target.number}` },
      before,
      after,
    });
  const of = ({ id, number }: ConversationRow) => ({ kind: 'conversation', id, number });

  serve.raw(own.export, async (c, db, asking) => {
    const owner = ownerOf(asking);
    return owner ? sent(c, db, owner, 'clearline-data') : refuse({ code: 'guest-not-known' });
  });
  serve.write(own.erase, async (tx, asking) => {
    const owner = ownerOf(asking);
    if (!owner) return refuse({ code: 'guest-not-known' });
    const asked = await askErasure(tx, now(), owner, 'customer');
    return asked.ok ? ok(ownErasure(asked.value)) : asked;
  });
  serve.read(own.erasure, async (db, asking) => {
    const owner = ownerOf(asking);
    if (!owner) return refuse({ code: 'guest-not-known' });
    const row = await erasureOf(db, owner);
    return ok({ erasure: row && ownErasure(row) });
  });
  serve.write(own.withdraw, async (tx, asking) => {
    const owner = ownerOf(asking);
    if (!owner) return refuse({ code: 'guest-not-known' });
    const withdrawn = await withdraw(tx, owner);
    return withdrawn.ok ? ok(null) : withdrawn;
  });
  serve.read(own.linkable, async (db, asking) => {
    const guestId = ownerOf(asking)?.guestId;
    if (!guestId) return refuse({ code: 'guest-not-known' });
    const held = await conversationsHeldOf(db, { guestId, personId: asking.actor.id });
    const theirs = held.filter((one) => one.personId === null && one.guestId === guestId);
    const since = Math.min(...theirs.map(({ openedAt }) => openedAt.getTime()));
    return ok({ count: theirs.length, since: theirs.length === 0 ? null : new Date(since).toISOString() });
  });
  serve.write(own.link, async (tx, asking) => {
    const guestId = ownerOf(asking)?.guestId;
    if (!guestId) return refuse({ code: 'guest-not-known' });
    return ok({ linked: await link(tx, guestId, asking.actor.id) });
  });

  serve.raw(api.export, async (c, db, { params, actor, origin }) => {
    const row = await conversation(db, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    return sent(c, db, await customerOf(db, row.id), `customer-of-${row.number}`, () =>
      db.transaction().execute((tx) => trace(tx, { actor, origin }, 'reach.export', of(row))),
    );
  });
  serve.write(api.ask, async (tx, { params, actor, origin }) => {
    const row = await conversation(tx, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    const asked = await askErasure(tx, now(), await customerOf(tx, row.id), 'staff');
    if (!asked.ok) return asked;
    await trace(tx, { actor, origin }, 'reach.erasure-asked', { kind: 'erasure', ...asked.value });
    return ok(await shownErasure(tx, asked.value));
  });
  serve.write(api.withdraw, async (tx, { params, actor, origin }) => {
    const row = await conversation(tx, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    const withdrawn = await withdrawOurs(tx, await customerOf(tx, row.id));
    if (!withdrawn.ok) return withdrawn;
    await trace(tx, { actor, origin }, 'reach.erasure-withdrawn', { kind: 'erasure', ...withdrawn.value });
    return ok(null);
  });
  serve.read(api.erasures, async (db) => {
    const rows = await erasures(db, MOST_LISTED);
    return ok({ erasures: await Promise.all(rows.map((row) => shownErasure(db, row))) });
  });
  serve.write(api.decide, async (tx, { params, body, actor, origin }) => {
    const decided = await decide(tx, { now: now(), by: actor.id }, params.id, body);
    if (!decided.ok) return decided;
    const { state, conversations, messages } = decided.value;
    const isDone = state === 'done';
    const action = isDone ? 'reach.erased' : 'reach.erasure-declined';
    const after = isDone ? { conversations, messages } : {};
    await trace(tx, { actor, origin }, action, { kind: 'erasure', ...decided.value }, after);
    return ok(await shownErasure(tx, decided.value));
  });
  serve.read(api.keeping, async (db, { params, actor }) => {
    const row = await conversation(db, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    return ok(await keepingOf(db, deps.badges, row, actor.permissions.has('reach.hold')));
  });
  serve.write(api.hold, async (tx, { params, body, actor, origin }) => {
    const row = await lockConversation(tx, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    await holdOne(tx, { id: row.id, ...body, by: actor.id, now: now() });
    await trace(tx, { actor, origin }, 'reach.held', of(row), body);
    await changedBeside(tx, row.id);
    await listsChanged(tx);
    return ok(null);
  });
  serve.write(api.letGo, async (tx, { params, actor, origin }) => {
    const row = await lockConversation(tx, params.id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    const held = await holdOf(tx, row.id);
    if (!held) return ok(null);
    await letGo(tx, row.id);
    await trace(tx, { actor, origin }, 'reach.let-go', of(row), {}, { reason: held.reason });
    await changedBeside(tx, row.id);
    await listsChanged(tx);
    return ok(null);
  });
}

/** Longer than anybody downloads one: what has not ended by then never will, as one that nobody was sent. */
const LONGEST_MS = 600_000;

/** Whoever has one under way on this node waits for it: each reads all of their conversations twice. */
function exporter(deps: Deps) {
  const underWay = new Map<string, number>();
  return async (
    c: Ctx,
    db: Db,
    { guestId, personId }: Owner,
    name: string,
    begun: () => Promise<void> = async () => {},
  ) => {
    const key = personId ?? guestId ?? '';
    const started = deps.clock.now();
    if (started - (underWay.get(key) ?? -LONGEST_MS) < LONGEST_MS)
      return refuse({ code: 'export-under-way' as const });
    underWay.set(key, started);
    const done = () => {
      if (underWay.get(key) === started) underWay.delete(key);
    };
    try {
      await begun();
      const body = await exported(db, deps, { guestId, personId }, done);
      return c.body(body, 200, {
        ...KEPT,
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${name}.zip"`,
      });
    } catch (error) {
      done();
      throw error;
    }
  };
}
