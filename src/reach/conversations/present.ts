/** Rows as people get them: customers see neither notes nor who of the staff has which id. */
import type { Badge } from './badges.ts';
import type { Cursor, CustomerView, Message, Part, StaffView, Wait, Writer } from './contract.ts';
import type { ConversationRow } from './store/conversation.ts';
import type { MessageRow } from './store/message.ts';

type Badges = ReadonlyMap<string, Badge>;

const writerOf = (badge: Badge | undefined): Writer | null =>
  badge ? { name: badge.name, staffNumber: badge.staffNumber } : null;

export const messageOf = (row: MessageRow, badges: Badges): Message => ({
  seq: row.seq,
  key: row.key,
  author: row.author,
  writer: row.personId ? writerOf(badges.get(row.personId)) : null,
  body: row.body,
  at: row.at.toISOString(),
});

/** What stands in other tables than the conversation's own. */
export interface Beside {
  readonly customer: Cursor;
  readonly staff: Cursor;
  readonly ahead: number | null;
  readonly wait: Wait | null;
  readonly family?: Family | undefined;
  /** Whether mail leaves. */
  readonly delivers: boolean;
}

/** What merging has made of it. */
export interface Family {
  readonly mergedInto?: CustomerView['mergedInto'];
  readonly parts?: Part[];
}

/** Who answers now: nobody where they do not work here any more. */
function agentOf({ assignedTo }: ConversationRow, badges: Badges): Writer | null {
  const badge = assignedTo ? badges.get(assignedTo) : undefined;
  return badge?.works ? writerOf(badge) : null;
}

function transcriptMail(
  { firstReplyAt }: ConversationRow,
  delivers: boolean,
): CustomerView['transcriptMail'] {
  if (!delivers) return 'mail-not-set-up';
  return firstReplyAt ? 'ready' : 'not-answered-yet';
}

export function customerView(
  row: ConversationRow,
  { customer, staff, ahead, wait, family, delivers }: Beside,
  badges: Badges,
): CustomerView {
  return {
    id: row.id,
    number: row.number,
    lang: row.lang,
    status: row.status,
    intent: row.intent,
    order: row.order,
    openedAt: row.openedAt.toISOString(),
    agent: agentOf(row, badges),
    lastSeq: row.lastSeq,
    customer,
    staff,
    rating: row.rating,
    transcriptMail: transcriptMail(row, delivers),
    ahead,
    wait,
    answerBy: row.answerBy?.toISOString() ?? null,
    revision: row.revision,
    ...family,
  };
}

/** What staff see beside what its customer does. */
export interface About {
  readonly name: string | null;
  readonly contact: string | null;
  readonly excerpt: string;
  readonly marks: StaffView['marks'];
}

export function staffView(row: ConversationRow, beside: Beside, badges: Badges, about: About): StaffView {
  const { excerpt, marks, ...who } = about;
  return {
    ...customerView(row, beside, badges),
    channel: row.channel,
    assignedTo: row.assignedTo,
    waitsSince: row.waitsSince?.toISOString() ?? null,
    lastAt: row.lastAt.toISOString(),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    ratingNote: row.ratingNote,
    tags: row.tags,
    who,
    excerpt,
    marks,
  };
}
