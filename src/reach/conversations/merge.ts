/**
 * Two conversations of one customer become one. No message moves and no sequence changes: the part is closed and leads on,
 * and whatever is sent to it is accepted where it leads.
 */
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { accept } from './accept.ts';
import { MOST_TAGS, UNDO_MINUTES } from './contract.ts';
import { change } from './happened.ts';
import { changedBeside, listsChanged } from './hints.ts';
import { HEAD_START_MIN } from './priority.ts';
import { type Change, type ConversationRow, conversation, lockConversation } from './store/conversation.ts';
import { isConnected, isOneCustomer, partsOf } from './store/family.ts';
import { lockQueue } from './store/lock.ts';
import { deleteMerge, hasSaidSince, insertMerge, mergeOf, type Was } from './store/merge.ts';

export interface Merging {
  /** Which goes on in the other. */
  readonly part: string;
  readonly into: string;
  readonly by: string;
  /** May take guests for one customer who are so only over other conversations. */
  readonly isSupervisor: boolean;
}

type Merged = Result<
  ConversationRow,
  { readonly code: 'no-such-conversation' | 'not-now' | 'merged-already' | 'not-one-customer' }
>;

const UNDERWAY: ReadonlySet<string> = new Set(['open', 'pending', 'snoozed']);

/** @returns the one that stays */
export async function merge(tx: Tx, now: Date, merging: Merging): Promise<Merged> {
  // What leads where changes under this lock alone: so it is known before anything is locked, and every lock goes the way
  // in which conversations lead.
  await lockQueue(tx);
  const known = [await conversation(tx, merging.part), await conversation(tx, merging.into)] as const;
  if (!known[0] || !known[1]) return refuse({ code: 'no-such-conversation' });
  if (known[0].mergedInto === known[1].id) return ok(known[1]);
  if (known[0].id === known[1].id) return refuse({ code: 'not-now' });
  if (known[0].mergedInto !== null || known[1].mergedInto !== null) return refuse({ code: 'merged-already' });
  const isOne = merging.isSupervisor ? isConnected : isOneCustomer;
  if (!(await isOne(tx, merging.part, merging.into))) return refuse({ code: 'not-one-customer' });
  const [part, into] = [await lockConversation(tx, merging.part), await lockConversation(tx, merging.into)];
  if (!part || !into) return refuse({ code: 'no-such-conversation' });
  if (into.status === 'closed') return refuse({ code: 'not-now' });
  return ok(await join(tx, now, part, into, merging.by));
}

async function join(
  tx: Tx,
  now: Date,
  part: ConversationRow,
  into: ConversationRow,
  by: string,
): Promise<ConversationRow> {
  const partNow = await tell(tx, now, part.id, 'merged-into', into.number);
  const intoNow = await tell(tx, now, into.id, 'merged', part.number);
  await change(tx, now, partNow, {
    status: 'closed',
    mergedInto: into.id,
    waitsSince: null,
    answerBy: null,
    snoozedUntil: null,
    ...(UNDERWAY.has(part.status) ? { endedAt: now } : {}),
  });
  const joined = await change(tx, now, intoNow, effects(part, into, now));
  await insertMerge(tx, {
    partId: part.id,
    intoId: into.id,
    by,
    at: now,
    partWas: wasOf(part),
    intoWas: wasOf(into),
    partSeq: partNow.lastSeq,
    intoSeq: intoNow.lastSeq,
    intoRevision: joined.revision,
  });
  await tellAll(tx, part.id, into.id);
  return joined;
}

/** Whoever waits in either waits in the one that stays, since the earlier moment, and with the more urgent need. */
function effects(part: ConversationRow, into: ConversationRow, now: Date): Change {
  const isUnderway = UNDERWAY.has(part.status);
  const status = part.waitsSince
    ? 'open'
    : into.status === 'resolved' && isUnderway
      ? 'pending'
      : into.status;
  return {
    status,
    ...(status === 'snoozed' ? {} : { snoozedUntil: null }),
    waitsSince: earliest([part.waitsSince, into.waitsSince]),
    answerBy: promised([part, into]),
    // What was answered in the other is no answer to who still waits here for a first one.
    ...(into.waitsSince ? {} : { firstReplyAt: into.firstReplyAt ?? part.firstReplyAt }),
    tags: [...new Set([...into.tags, ...part.tags])].slice(0, MOST_TAGS),
    ...(isMoreUrgent(part, into) ? { intent: part.intent } : {}),
    ...teamAfter(part, into, now),
    ...agentAfter(part, into, now),
  };
}

const isMoreUrgent = (part: ConversationRow, into: ConversationRow): boolean =>
  UNDERWAY.has(part.status) && HEAD_START_MIN[part.intent] > HEAD_START_MIN[into.intent];

/** Whichever decides for which team it waits says as well since when it has been with it. */
function teamAfter(part: ConversationRow, into: ConversationRow, now: Date): Change {
  if (into.teamId !== null) return {};
  const isHanded = part.teamId !== null && UNDERWAY.has(part.status);
  const { teamId, teamedAt, waitsSince } = isHanded || isMoreUrgent(part, into) ? part : into;
  const came = [teamedAt, waitsSince].filter((at) => at !== null);
  return { teamId, teamedAt: came.length > 0 ? new Date(Math.max(...came.map(Number))) : now };
}

const earliest = (times: readonly (Date | null)[]): Date | null => {
  const all = times.filter((at) => at !== null);
  return all.length === 0 ? null : new Date(Math.min(...all.map(Number)));
};

/** Nobody who waits is put off for the message that they left as well. */
function promised(both: readonly ConversationRow[]): Date | null {
  const waiting = both.filter(({ waitsSince }) => waitsSince !== null);
  return waiting.some(({ answerBy }) => answerBy === null)
    ? null
    : earliest(waiting.map(({ answerBy }) => answerBy));
}

function agentAfter(part: ConversationRow, into: ConversationRow, now: Date): Change {
  // They have not let anybody wait who only now waits for them.
  if (into.assignedTo) return part.waitsSince ? { assignedAt: now } : {};
  return part.assignedTo && UNDERWAY.has(part.status)
    ? { assignedTo: part.assignedTo, assignedAt: now, offered: false }
    : {};
}

const wasOf = ({ status, intent, assignedTo, teamId, tags, ...row }: ConversationRow): Was => ({
  status,
  intent,
  waitsSince: row.waitsSince?.toISOString() ?? null,
  answerBy: row.answerBy?.toISOString() ?? null,
  snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
  firstReplyAt: row.firstReplyAt?.toISOString() ?? null,
  assignedTo,
  teamId,
  teamedAt: row.teamedAt?.toISOString() ?? null,
  tags,
});

type Unmerged = Result<
  ConversationRow,
  { readonly code: 'no-such-conversation' | 'not-now' | 'too-late-to-undo' }
>;

/** Of a part: it goes on by itself, as it was. What has been said since would be torn from it, so then the merge stays. */
export async function unmerge(tx: Tx, now: Date, id: string): Promise<Unmerged> {
  await lockQueue(tx);
  const done = await mergeOf(tx, id);
  if (!done) return refuse({ code: (await conversation(tx, id)) ? 'not-now' : 'no-such-conversation' });
  const part = await lockConversation(tx, id);
  const into = await lockConversation(tx, done.intoId);
  if (!part || !into) return refuse({ code: 'no-such-conversation' });
  const marks = [
    { id, seq: done.partSeq },
    { id: into.id, seq: done.intoSeq },
  ];
  const isLate = now.getTime() - done.at.getTime() > UNDO_MINUTES * 60_000;
  if (isLate || into.status === 'closed' || (await hasSaidSince(tx, marks)))
    return refuse({ code: 'too-late-to-undo' });
  const restored = await change(tx, now, part, { ...changeTo(done.partWas, now), mergedInto: null });
  // What has become of the other since is not undone with it.
  if (into.revision === done.intoRevision) {
    await change(tx, now, into, changeTo(done.intoWas, now));
  }
  await deleteMerge(tx, id);
  await tell(tx, now, id, 'unmerged', into.number);
  await tell(tx, now, into.id, 'unmerged', part.number);
  await tellAll(tx, id, into.id);
  return ok(restored);
}

const at = (text: string | null): Date | null => (text === null ? null : new Date(text));

function changeTo({ status, intent, assignedTo, teamId, tags, ...was }: Was, now: Date): Change {
  return {
    status,
    intent,
    waitsSince: at(was.waitsSince),
    answerBy: at(was.answerBy),
    snoozedUntil: at(was.snoozedUntil),
    firstReplyAt: at(was.firstReplyAt),
    teamId,
    teamedAt: at(was.teamedAt),
    tags,
    ...(assignedTo === null ? { assignedTo, assignedAt: null } : was.waitsSince ? { assignedAt: now } : {}),
  };
}

/** @returns the conversation with what was told as its last */
async function tell(
  tx: Tx,
  now: Date,
  id: string,
  event: 'merged-into' | 'merged' | 'unmerged',
  number: number,
): Promise<ConversationRow> {
  const body = { kind: 'event' as const, event, number };
  const told = await accept(tx, now, { author: 'system' }, { conversationId: id, key: randomUUID(), body });
  if (!told.ok) throw new Error(`what happened to ${id} could not be told: ${told.error.code}`);
  return told.value.conversation;
}

/** Also those that lead to the part. */
async function tellAll(tx: Tx, part: string, into: string): Promise<void> {
  const before = (await partsOf(tx, [part])).get(part) ?? [];
  for (const id of [part, into, ...before.map((one) => one.id)]) await changedBeside(tx, id);
  await listsChanged(tx);
}
