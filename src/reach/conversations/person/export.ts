/**
 * All that is held of a person in conversations, in one file: `data.json` for programs, and a page for each conversation.
 * It is read while it is sent. Notes of the staff are about how they work, and are not in it.
 */
import { makeZip } from 'client-zip';
import type { Db } from '../../../kernel/database/db.ts';
import type { Deps } from '../deps.ts';
import { messageOf } from '../present.ts';
import { contextOf } from '../store/context.ts';
import { type ConversationRow, conversationsHeldOf, type Owner } from '../store/conversation.ts';
import { guestBy } from '../store/guest.ts';
import { messagesAfter } from '../store/message.ts';
import { cursorsOf } from '../store/reader.ts';
import { transcribed } from '../transcript/stream.ts';

const BATCH = 500;

interface File {
  readonly name: string;
  readonly lastModified: Date;
  readonly input: AsyncIterable<string>;
}

/** @param done is called once, when it was sent or given up */
export async function exported(
  db: Db,
  deps: Deps,
  owner: Owner,
  done: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const conversations = await conversationsHeldOf(db, owner);
  const reader = makeZip(files(db, deps, owner, conversations)).getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done: isAll } = await reader.read();
        if (value) controller.enqueue(value);
        if (!isAll) return;
        done();
        controller.close();
      } catch (error) {
        done();
        throw error;
      }
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
}

function* files(
  db: Db,
  deps: Deps,
  owner: Owner,
  conversations: readonly ConversationRow[],
): Generator<File> {
  const lastModified = new Date(deps.clock.now());
  yield { name: 'data.json', lastModified, input: dataOf(db, deps, owner, conversations) };
  for (const conversation of conversations) {
    const { lang } = conversation;
    const about = {
      conversation,
      lang,
      notes: false,
      operator: deps.site.operator(lang),
      contactUrl: deps.site.contactUrl(),
      now: deps.clock.now(),
    };
    const input = transcribed(db, deps.badges, about, 'html');
    yield { name: `conversation-${conversation.number}.html`, lastModified, input };
  }
}

async function* dataOf(
  db: Db,
  deps: Deps,
  { guestId }: Owner,
  conversations: readonly ConversationRow[],
): AsyncGenerator<string> {
  const guest = guestId === null ? null : await guestBy(db, guestId);
  const about = guest && {
    ...guest,
    createdAt: guest.createdAt.toISOString(),
    seenAt: guest.seenAt.toISOString(),
  };
  yield `{"madeAt":${JSON.stringify(new Date(deps.clock.now()).toISOString())},"you":${JSON.stringify(about)},"conversations":[`;
  for (const [at, conversation] of conversations.entries()) {
    yield at === 0 ? '\n' : ',\n';
    yield* oneOf(db, deps, conversation);
  }
  yield '\n]}\n';
}

async function* oneOf(db: Db, { badges }: Deps, row: ConversationRow): AsyncGenerator<string> {
  const { id, number, channel, lang, intent, order, status, openedAt, lastAt, rating, ratingNote, lastSeq } =
    row;
  const { customer } = (await cursorsOf(db, [id])).get(id) ?? {};
  const facts = {
    number,
    channel,
    lang,
    intent,
    order,
    status,
    openedAt,
    lastAt,
    rating,
    ratingNote,
    readUpTo: customer?.read ?? 0,
    openedWith: await contextOf(db, id),
  };
  yield `${JSON.stringify(facts).slice(0, -1)},"messages":[`;
  let after = 0;
  let isFirst = true;
  while (after < lastSeq) {
    const rows = await messagesAfter(db, [{ conversationId: id, after }], BATCH);
    if (rows.length === 0) break;
    after = rows.at(-1)?.seq ?? lastSeq;
    const known = await badges.of(rows.map(({ personId }) => personId));
    const texts = rows
      .filter(({ seq, body }) => seq <= lastSeq && body.kind !== 'note')
      .map((message) => JSON.stringify(messageOf(message, known)));
    if (texts.length === 0) continue;
    yield `${isFirst ? '\n' : ',\n'}${texts.join(',\n')}`;
    isFirst = false;
  }
  yield ']}';
}
