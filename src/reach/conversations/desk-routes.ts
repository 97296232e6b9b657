/** What staff ask and do at the desk. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { staffBadge, staffBadges } from '../../people/staff/index.ts';
import { accept } from './accept.ts';
import { deskApi as api, LINE_REFUSALS, type StaffView } from './contract.ts';
import type { Deps } from './deps.ts';
import { reopen, resolve, snooze, take, transfer, wake } from './life.ts';
import { framesSince } from './poll.ts';
import { ruleText } from './refusals/contract.ts';
import { showAll, showTo } from './show.ts';
import { contextOf } from './store/context.ts';
import { type ConversationRow, conversation } from './store/conversation.ts';
import { countByAgent, countLists, listed } from './store/list.ts';
import { streamSince } from './stream.ts';
import { makeToken, TICKET_MS } from './tokens.ts';
import { toolsRoutes } from './tools-routes.ts';
import { see, send, storedAs } from './write.ts';

const PAGE = 100;

export function deskRoutes(options: ServeOptions, deps: Deps, secret: () => string): void {
  const serve = serveWith(options, LINE_REFUSALS);
  const now = () => new Date(deps.clock.now());
  const shown = async <Code extends string>(
    tx: Tx,
    acted: Result<ConversationRow, { readonly code: Code }>,
  ): Promise<Result<StaffView, { readonly code: Code }>> =>
    acted.ok ? ok(await showTo(tx, deps, 'staff', acted.value)) : acted;

  toolsRoutes(serve, deps);
  serve.read(api.list, async (db, { actor, query }) => {
    const { list, tag = null, after: behind = null } = query;
    const rows = await listed(db, { list, me: actor.id, tag, behind, most: PAGE });
    const next = rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null;
    const conversations = await showAll(db, deps, rows);
    return ok({ conversations, next, counts: await countLists(db, actor.id) });
  });
  serve.read(api.colleagues, async (db, { actor }) => {
    const [staff, loads] = [await staffBadges(db), await countByAgent(db)];
    const colleagues = staff.map(({ id, name, staffNumber }) => ({
      id,
      name,
      staffNumber,
      you: id === actor.id,
      conversations: loads.get(id) ?? 0,
    }));
    return ok({ colleagues });
  });
  serve.read(api.get, async (db, { params }) => {
    const row = await conversation(db, params.id);
    return row ? ok(await showTo(db, deps, 'staff', row)) : refuse({ code: 'no-such-conversation' });
  });
  serve.read(api.context, async (db, { params }) => {
    if (!(await conversation(db, params.id))) return refuse({ code: 'no-such-conversation' });
    const { userAgent, checked } = await contextOf(db, params.id);
    return ok({ userAgent, checked: [...checked] });
  });
  serve.raw(api.since, async (c, db, { actor, params, query }) =>
    framesSince(
      db,
      deps,
      { side: 'staff', personId: actor.id },
      { ...query, id: params.id },
      c.req.raw.signal,
    ),
  );
  serve.raw(api.stream, async (c, db, { actor, params, query }) =>
    streamSince(
      db,
      deps,
      { side: 'staff', personId: actor.id },
      { ...query, id: params.id },
      c.req.raw.signal,
    ),
  );
  serve.raw(api.say, async (_c, _db, { actor, params, body, lang }) => {
    const sent = await send(
      deps,
      { side: 'staff', personId: actor.id },
      { conversation: params.id, ...body },
    );
    if (sent.ok) return ok(storedAs(sent.value, params.id));
    const { code } = sent.error;
    if (code !== 'asks-forbidden') return refuse({ code });
    return refuse({ code, extra: { detail: ruleText(sent.error.rule, lang) } });
  });
  serve.raw(api.see, async (_c, _db, { actor, params, body }) => {
    const code = await see(deps, { side: 'staff', personId: actor.id }, params.id, body);
    return code ? refuse({ code }) : ok(null);
  });
  serve.write(api.take, async (tx, { actor, params }) =>
    shown(tx, await take(tx, now(), params.id, actor.id, actor.name)),
  );
  serve.write(api.transfer, async (tx, { actor, params, body: { to, note } }) => {
    const colleague = to === null ? null : await staffBadge(tx, to);
    if (to !== null && !colleague) return refuse({ code: 'not-an-agent' });
    if (note !== undefined) {
      const said = {
        conversationId: params.id,
        key: crypto.randomUUID(),
        body: { kind: 'note' as const, text: note },
      };
      const noted = await accept(tx, now(), { author: 'agent', personId: actor.id }, said);
      if (!noted.ok) return refuse({ code: 'no-such-conversation' });
    }
    const target = to !== null && colleague ? { personId: to, name: colleague.name } : null;
    return shown(tx, await transfer(tx, now(), params.id, target));
  });
  serve.write(api.move, async (tx, { params: { id }, body }) => {
    if (body.act === 'resolve') return shown(tx, await resolve(tx, now(), id));
    if (body.act === 'reopen') return shown(tx, await reopen(tx, now(), id));
    if (body.act === 'wake') return shown(tx, await wake(tx, now(), id));
    return shown(tx, await snooze(tx, now(), id, new Date(body.until)));
  });
  serve.write(api.ticket, async (_tx, { actor }) =>
    ok({ ticket: makeToken(secret(), 'staff', actor.id, deps.clock.now() + TICKET_MS) }),
  );
}
