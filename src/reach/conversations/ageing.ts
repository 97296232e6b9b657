/** What becomes of conversations in which nobody does anything: resolved, then closed, then erased. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import { erase } from './erase.ts';
import { staffMove, wake } from './life.ts';
import { lockOld, resolvedBefore, silentSince, snoozedUntil } from './store/ageing.ts';
import { type ConversationRow, lockConversation } from './store/conversation.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * So long after the last word it is resolved, if its customer waits for nobody. What is put off wakes by itself, and what
 * waits for an answer is never resolved so.
 */
const SILENT_MS = { pending: 24 * HOUR_MS, open: 30 * DAY_MS } as const;
/** So long a customer may still say that it was not solved. */
const RESOLVED_MS = 7 * DAY_MS;
/** What was said is kept so long after the end, and then is gone for good. */
const KEPT_MS = 730 * DAY_MS;
/** So that no transaction, and no list, is long. */
const MOST = 100;

/** Whoever put them off sees them again. */
export async function wakeSnoozed(db: Db, now: Date): Promise<void> {
  for (const id of await snoozedUntil(db, now)) await db.transaction().execute((tx) => wake(tx, now, id));
}

export async function resolveSilent(db: Db, now: Date): Promise<void> {
  const since = { pending: before(now, SILENT_MS.pending), open: before(now, SILENT_MS.open) };
  let done: boolean[];
  do {
    done = [];
    for (const id of await silentSince(db, since, MOST))
      done.push(await db.transaction().execute((tx) => resolveOne(tx, now, id)));
  } while (done.includes(true));
}

/** It had ended when the last word was said: so long its agent was busy with it. */
async function resolveOne(tx: Tx, now: Date, id: string): Promise<boolean> {
  const row = await lockConversation(tx, id);
  if (!row || !isSilent(row, now)) return false;
  return (await staffMove(tx, now, id, 'resolve', 'resolved', { endedAt: row.lastAt })).ok;
}

function isSilent({ status, waitsSince, lastAt }: ConversationRow, now: Date): boolean {
  if (waitsSince !== null || (status !== 'pending' && status !== 'open')) return false;
  return lastAt <= before(now, SILENT_MS[status]);
}

export async function closeResolved(db: Db, now: Date): Promise<void> {
  for (const id of await resolvedBefore(db, before(now, RESOLVED_MS)))
    await db.transaction().execute(async (tx) => {
      // Its customer may have written since it was looked for.
      if ((await lockConversation(tx, id))?.status === 'resolved')
        await staffMove(tx, now, id, 'end', 'ended');
    });
}

export async function eraseOld(db: Db, now: Date): Promise<void> {
  while (await db.transaction().execute((tx) => eraseSome(tx, now)));
}

async function eraseSome(tx: Tx, now: Date): Promise<boolean> {
  const old = await lockOld(tx, before(now, KEPT_MS), MOST);
  if (old.length > 0) await erase(tx, now, old);
  return old.length > 0;
}

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);
