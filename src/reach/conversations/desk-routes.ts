/** What staff ask and do at the desk. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { staffBadge, staffBadges } from '../../people/staff/index.ts';
import { mask } from '../privacy/index.ts';
import { accept } from './accept.ts';
import { deskApi as api, LINE_REFUSALS, type StaffView } from './contract.ts';
import type { Deps } from './deps.ts';
import { reopen, resolve, snooze, take, transfer, wake } from './life.ts';
import { framesSince } from './poll.ts';
import { messageOf } from './present.ts';
import { showAll, showTo } from './show.ts';
import { type ConversationRow, conversation } from './store/conversation.ts';
import { draftOf, dropDraft, keepDraft } from './store/draft.ts';
import { countByAgent, countLists, listed } from './store/list.ts';
import { messagesBefore } from './store/message.ts';
import { usedTags } from './store/tag.ts';
import { streamSince } from './stream.ts';
import { tag } from './tag.ts';
import { makeToken, TICKET_MS } from './tokens.ts';
import { see, send } from './write.ts';

const PAGE = 100;
const TAGS_MS = 90 * 86_400_000;
const MOST_SUGGESTED = 200;

export function deskRoutes(options: ServeOptions, deps: Deps, secret: () => string): void {
  const serve = serveWith(options, LINE_REFUSALS);
  const now = () => new Date(deps.clock.now());
  const shown = async <Code extends string>(
    tx: Tx,
    acted: Result<ConversationRow, { readonly code: Code }>,
  ): Promise<Result<StaffView, { readonly code: Code }>> =>
    acted.ok ? ok(await showTo(tx, deps, 'staff', acted.value)) : acted;

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
  serve.raw(api.say, async (_c, _db, { actor, params, body }) => {
    const sent = await send(
      deps,
      { side: 'staff', personId: actor.id },
      { conversation: params.id, ...body },
    );
    return sent.ok ? ok({ seq: sent.value.seq, at: sent.value.at.toISOString() }) : sent;
  });
  serve.read(api.earlier, async (db, { params: { id }, query: { before, most } }) => {
    if (!(await conversation(db, id))) return refuse({ code: 'no-such-conversation' });
    const rows = await messagesBefore(db, id, before, most);
    const known = await deps.badges.of(rows.map(({ personId }) => personId));
    return ok({ messages: rows.map((row) => messageOf(row, known)) });
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
  serve.write(api.tag, async (tx, { params: { id }, body }) => shown(tx, await tag(tx, id, body)));
  serve.read(api.tags, async (db) =>
    ok({ tags: await usedTags(db, new Date(deps.clock.now() - TAGS_MS), MOST_SUGGESTED) }),
  );
  serve.write(api.draft, async (tx, { actor, params: { id }, body: { text } }) => {
    if (!(await conversation(tx, id))) return refuse({ code: 'no-such-conversation' });
    await (text === '' ? dropDraft(tx, id, actor.id) : keepDraft(tx, id, actor.id, mask(text).text, now()));
    return ok(null);
  });
  serve.read(api.draftOf, async (db, { actor, params }) =>
    ok({ text: (await draftOf(db, params.id, actor.id)) ?? '' }),
  );
  serve.write(api.ticket, async (_tx, { actor }) =>
    ok({ ticket: makeToken(secret(), 'staff', actor.id, deps.clock.now() + TICKET_MS) }),
  );
}
