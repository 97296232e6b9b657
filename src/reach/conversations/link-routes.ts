/** How staff merge conversations, link them, and find others of the same customer. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { linksApi as api, LINE_REFUSALS, LINK_DEEDS } from './contract.ts';
import type { Deps } from './deps.ts';
import { merge, unmerge } from './merge.ts';
import { showTo } from './show.ts';
import { type ConversationRow, conversation, conversationNumbered } from './store/conversation.ts';
import { dropLink, keepLink, linksOf, type OtherRow, othersOf } from './store/link.ts';

const MOST_PREVIOUS = 20;
const record = recorder(LINK_DEEDS);

export function linkRoutes(options: ServeOptions, deps: Deps): void {
  const serve = serveWith(options, LINE_REFUSALS);
  const now = () => new Date(deps.clock.now());

  serve.read(api.around, async (db, { params: { id } }) => {
    const row = await conversation(db, id);
    if (!row) return refuse({ code: 'no-such-conversation' });
    const [links, previous] = [await linksOf(db, id), await othersOf(db, row, MOST_PREVIOUS)];
    return ok({ links: links.map(told), previous: previous.map(told) });
  });
  serve.read(api.numbered, async (db, { params }) => {
    const row = await conversationNumbered(db, Number(params.number));
    return row ? ok(await showTo(db, deps, 'staff', row)) : refuse({ code: 'no-such-conversation' });
  });

  serve.write(api.link, async (tx, { actor, origin, params: { id, other }, body: { kind } }) => {
    if (id === other) return refuse({ code: 'not-now' });
    const pair = await both(tx, id, other);
    if (!pair) return refuse({ code: 'no-such-conversation' });
    await keepLink(tx, { from: id, to: other, kind, by: actor.id, now: now() });
    await record(tx, actor, origin, {
      action: 'reach.link',
      target: targetOf(pair[0]),
      after: { kind, with: pair[1].number },
    });
    return ok(null);
  });
  serve.write(api.unlink, async (tx, { actor, origin, params: { id, other } }) => {
    const pair = await both(tx, id, other);
    if (!pair || !(await dropLink(tx, id, other))) return refuse({ code: 'no-such-link' });
    await record(tx, actor, origin, {
      action: 'reach.unlink',
      target: targetOf(pair[0]),
      before: { with: pair[1].number },
    });
    return ok(null);
  });

  serve.write(api.merge, async (tx, { actor, origin, params: { id }, body: { with: other, keep } }) => {
    const pair = await both(tx, id, other);
    if (!pair) return refuse({ code: 'no-such-conversation' });
    const oldest = pair[0].number < pair[1].number ? id : other;
    const into = keep ?? oldest;
    if (into !== id && into !== other) return refuse({ code: 'not-now' });
    const part = into === id ? pair[1] : pair[0];
    if (part.mergedInto === into) return ok(await showTo(tx, deps, 'staff', into === id ? pair[0] : pair[1]));
    const merging = {
      part: part.id,
      into,
      by: actor.id,
      isSupervisor: actor.permissions.has('reach.supervise'),
    };
    const merged = await merge(tx, now(), merging);
    if (!merged.ok) return merged;
    await record(tx, actor, origin, {
      action: 'reach.merge',
      target: targetOf(merged.value),
      after: { merged: part.number },
    });
    return ok(await showTo(tx, deps, 'staff', merged.value));
  });
  serve.write(api.unmerge, async (tx, { actor, origin, params: { id } }) => {
    const undone = await unmerge(tx, now(), id);
    if (!undone.ok) return undone;
    await record(tx, actor, origin, { action: 'reach.unmerge', target: targetOf(undone.value) });
    return ok(await showTo(tx, deps, 'staff', undone.value));
  });
}

const told = <Row extends OtherRow>(row: Row) => ({ ...row, openedAt: row.openedAt.toISOString() });

const targetOf = ({ id, number }: ConversationRow) => ({ kind: 'conversation', id, label: `${number}` });

async function both(db: Db | Tx, id: string, other: string) {
  const pair = [await conversation(db, id), await conversation(db, other)] as const;
  return pair[0] && pair[1] ? ([pair[0], pair[1]] as const) : null;
}
