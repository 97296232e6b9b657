/** Tags, drafts, and what was said before the newest part, for staff. */
import type { Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Serve } from '../../people/access/index.ts';
import { mask } from '../privacy/index.ts';
import { toolsApi as api } from './contract.ts';
import type { Deps } from './deps.ts';
import { messageOf } from './present.ts';
import { showTo } from './show.ts';
import { conversation } from './store/conversation.ts';
import { draftOf, dropDraft, keepDraft } from './store/draft.ts';
import { messagesBefore } from './store/message.ts';
import { usedTags } from './store/tag.ts';
import { tag } from './tag.ts';

const TAGS_MS = 90 * 86_400_000;
const MOST_SUGGESTED = 200;

export function toolsRoutes(serve: Serve, deps: Deps): void {
  const now = () => new Date(deps.clock.now());
  serve.write(api.tag, async (tx: Tx, { params: { id }, body }) => {
    const tagged = await tag(tx, now(), id, body);
    return tagged.ok ? ok(await showTo(tx, deps, 'staff', tagged.value)) : tagged;
  });
  serve.read(api.tags, async (db) =>
    ok({ tags: await usedTags(db, new Date(deps.clock.now() - TAGS_MS), MOST_SUGGESTED) }),
  );
  serve.read(api.earlier, async (db, { params: { id }, query: { before, most } }) => {
    if (!(await conversation(db, id))) return refuse({ code: 'no-such-conversation' });
    const rows = await messagesBefore(db, id, before, most);
    const known = await deps.badges.of(rows.map(({ personId }) => personId));
    return ok({ messages: rows.map((row) => messageOf(row, known)) });
  });
  serve.write(api.draft, async (tx, { actor, params: { id }, body: { text } }) => {
    if (!(await conversation(tx, id))) return refuse({ code: 'no-such-conversation' });
    await (text === '' ? dropDraft(tx, id, actor.id) : keepDraft(tx, id, actor.id, mask(text).text, now()));
    return ok(null);
  });
  serve.read(api.draftOf, async (db, { actor, params }) =>
    ok({ text: (await draftOf(db, params.id, actor.id)) ?? '' }),
  );
}
