/** How a conversation leaves the queue and comes back to it. The slice of the queue decides when, and to whom. */
import { randomUUID } from 'node:crypto';
import type { Tx } from '../../kernel/database/db.ts';
import { refuse } from '../../kernel/errors.ts';
import { accept } from './accept.ts';
import { change } from './happened.ts';
import { listsChanged } from './hints.ts';
import { type Acted, backNow, told } from './life.ts';
import { lockConversation } from './store/conversation.ts';

const UNDERWAY: ReadonlySet<string> = new Set(['open', 'pending']);

/** One that waits. Somebody may have taken it, or its customer ended it, since it was read: then nothing is done. */
export async function assign(
  tx: Tx,
  now: Date,
  id: string,
  { personId, name }: { readonly personId: string; readonly name: string },
): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  const waits = row.assignedTo === null && row.waitsSince !== null && UNDERWAY.has(row.status);
  if (!waits) return refuse({ code: 'not-now' });
  await change(tx, now, row, { assignedTo: personId, assignedAt: now, offered: true, notFor: null });
  await listsChanged(tx);
  return told(tx, now, id, 'joined', name);
}

/** From an agent who does not answer, to its old place. Not where they have just answered. */
export async function giveBack(tx: Tx, now: Date, id: string, from: string): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  if (row.assignedTo !== from || row.waitsSince === null || !UNDERWAY.has(row.status))
    return refuse({ code: 'not-now' });
  // Its team has had its time already where that is from whom nobody has heard a word.
  const isNew = row.assignedAt !== null && row.waitsSince > row.assignedAt;
  await change(tx, now, row, { assignedTo: null, assignedAt: null, ...(isNew ? { teamedAt: now } : {}) });
  await listsChanged(tx);
  return told(tx, now, id, 'requeued');
}

export interface Handing {
  readonly team: { readonly id: string; readonly name: string };
  /** Who hands it over, and what they say to whoever gets it. */
  readonly by: string;
  readonly note?: string | undefined;
}

/** To a team, at its old place in the queue; its members come first for a while. */
export async function handToTeam(tx: Tx, now: Date, id: string, { team, by, note }: Handing): Acted {
  const row = await lockConversation(tx, id);
  if (!row) return refuse({ code: 'no-such-conversation' });
  if (row.status === 'resolved' || row.status === 'closed') return refuse({ code: 'not-now' });
  const body = note === undefined ? null : { kind: 'note' as const, text: note };
  const noted =
    body &&
    (await accept(
      tx,
      now,
      { author: 'agent', personId: by },
      { conversationId: id, key: randomUUID(), body },
    ));
  if (noted && !noted.ok) throw new Error(`the note on ${id} was not taken: ${noted.error.code}`);
  await change(tx, now, noted?.value.conversation ?? row, {
    assignedTo: null,
    assignedAt: null,
    waitsSince: row.waitsSince ?? row.openedAt,
    notFor: row.assignedTo ?? row.notFor,
    teamId: team.id,
    teamedAt: now,
    ...backNow(row),
  });
  await listsChanged(tx);
  return told(tx, now, id, 'transferred', team.name);
}
