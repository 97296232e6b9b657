/** All that is held of a person in conversations is erased at once and for good, or nothing of it is. */
import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import { forgetAnswers } from '../../../people/access/index.ts';
import { erase } from '../erase.ts';
import { changedBeside, listsChanged } from '../hints.ts';
import { indexItself } from '../search/store.ts';
import {
  type ConversationRow,
  conversationsHeldOf,
  conversationsOf,
  linkGuest,
  type Owner,
} from '../store/conversation.ts';
import { forgetGuest, guestBy, hintTheirs } from '../store/guest.ts';
import { lockQueue } from '../store/lock.ts';
import type { Erasure } from './contract.ts';
import {
  askAsCustomer,
  askAsPerson,
  decideErasure,
  deleteErasure,
  type ErasureRow,
  erasureOf,
  erasuresOf,
  heldOf,
  insertErasure,
  linkErasures,
  lockErasure,
  lockErasures,
} from './store.ts';

export async function askErasure(
  tx: Tx,
  now: Date,
  owner: Owner,
  by: ErasureRow['askedBy'],
): Promise<Result<ErasureRow, { readonly code: 'nothing-held' }>> {
  await lockErasures(tx);
  const asked = await askedBy(tx, owner);
  if (asked) return ok(await askAgain(tx, asked, owner, by));
  if (!(await hintAsked(tx, owner))) return refuse({ code: 'nothing-held' });
  return ok(
    await insertErasure(tx, { id: randomUUID(), guestId: owner.guestId, personId: owner.personId, by, now }),
  );
}

/** What is asked for stands beside each conversation of theirs, and in the lists. False where there is none. */
async function hintAsked(tx: Tx, owner: Owner): Promise<boolean> {
  const theirs = await conversationsHeldOf(tx, owner);
  for (const { id } of theirs) await changedBeside(tx, id);
  await listsChanged(tx);
  return theirs.length > 0;
}

/** Locked, so that nobody decides it meanwhile. */
async function askedBy(tx: Tx, owner: Owner): Promise<ErasureRow | null> {
  const found = await erasureOf(tx, owner);
  const asked = found && (await lockErasure(tx, found.id));
  return asked?.state === 'asked' ? asked : null;
}

async function askAgain(
  tx: Tx,
  asked: ErasureRow,
  { personId }: Owner,
  by: ErasureRow['askedBy'],
): Promise<ErasureRow> {
  const theirs = by === 'customer' && asked.askedBy === 'staff' ? await askAsCustomer(tx, asked.id) : asked;
  const isNew = theirs.personId === null && personId !== null;
  return isNew ? await askAsPerson(tx, theirs.id, personId) : theirs;
}

export async function withdraw(
  tx: Tx,
  owner: Owner,
): Promise<Result<ErasureRow, { readonly code: 'no-such-erasure' }>> {
  await lockErasures(tx);
  const asked = await askedBy(tx, owner);
  if (!asked) return refuse({ code: 'no-such-erasure' });
  await deleteErasure(tx, asked.id);
  // Their name stands in what was answered to who asked.
  await forgetAnswers(tx, [asked.id]);
  await hintAsked(tx, owner);
  return ok(asked);
}

/** Staff take back what staff have asked for by mistake; what a customer has asked is the customer's. */
export async function withdrawOurs(
  tx: Tx,
  owner: Owner,
): Promise<Result<ErasureRow, { readonly code: 'no-such-erasure' | 'asked-by-customer' }>> {
  await lockErasures(tx);
  const asked = await askedBy(tx, owner);
  if (asked?.askedBy === 'customer') return refuse({ code: 'asked-by-customer' });
  return withdraw(tx, owner);
}

/** Those of a guest that are no account's yet become this one's, with what the guest has asked. Returns how many. */
export async function link(tx: Tx, guestId: string, personId: string): Promise<number> {
  await lockErasures(tx);
  await lockQueue(tx);
  await linkErasures(tx, guestId, personId);
  return linkGuest(tx, guestId, personId);
}

export type DecideCode = 'no-such-erasure' | 'already-decided' | 'nothing-held' | 'on-hold';
type Decision = { readonly decision: 'erase' } | { readonly decision: 'decline'; readonly reason: string };

export async function decide(
  tx: Tx,
  { now, by }: { readonly now: Date; readonly by: string },
  id: string,
  decision: Decision,
): Promise<Result<ErasureRow, { readonly code: DecideCode }>> {
  // What leads where changes under this lock alone: so nothing is merged with theirs meanwhile.
  await lockQueue(tx);
  const row = await lockErasure(tx, id);
  if (!row) return refuse({ code: 'no-such-erasure' });
  if (row.state !== 'asked') return refuse({ code: 'already-decided' });
  if (decision.decision === 'decline') {
    const declined = {
      state: 'declined' as const,
      reason: decision.reason,
      conversations: null,
      messages: null,
    };
    await hintAsked(tx, row);
    return ok(await decideErasure(tx, id, { ...declined, by, now }));
  }
  // Whoever writes in one of them waits, and then finds it gone.
  const theirs = await conversationsHeldOf(tx, row, { lock: true });
  const ids = theirs.map((one) => one.id);
  if (ids.length === 0) return refuse({ code: 'nothing-held' });
  if ((await heldOf(tx, ids)).size > 0) return refuse({ code: 'on-hold' });
  const messages = await erase(tx, now, theirs);
  await forgetWho(tx, row, theirs);
  const done = { state: 'done' as const, reason: null, conversations: ids.length, messages };
  return ok(await decideErasure(tx, id, { ...done, by, now }));
}

async function forgetWho(
  tx: Tx,
  { guestId, personId }: Owner,
  theirs: readonly ConversationRow[],
): Promise<void> {
  const guests = new Set([guestId, ...theirs.map((one) => one.guestId)].filter((id) => id !== null));
  for (const guest of guests) await forget(tx, guest);
  const requests = await erasuresOf(tx, { guestIds: [...guests], personId });
  await forgetAnswers(tx, [...theirs.map(({ id }) => id), ...requests]);
}

/** Where an account keeps conversations of theirs, nobody finds these by the name any more. */
async function forget(tx: Tx, guestId: string): Promise<void> {
  await forgetGuest(tx, guestId);
  const [left] = await conversationsOf(tx, { guestId, personId: null }, 1);
  if (!left) return;
  await indexItself(tx, left.id);
  await hintTheirs(tx, guestId);
}

/** As staff see a request, with what it would erase. */
export async function shownErasure(db: Db | Tx, row: ErasureRow): Promise<Erasure> {
  const theirs: ConversationRow[] = row.state === 'asked' ? await conversationsHeldOf(db, row) : [];
  const held = await heldOf(
    db,
    theirs.map(({ id }) => id),
  );
  const guestId = theirs.at(-1)?.guestId ?? row.guestId;
  const who = guestId === null ? null : await guestBy(db, guestId);
  return {
    id: row.id,
    ...ownErasure(row),
    askedBy: row.askedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    name: who?.name ?? null,
    contact: who?.contact ?? null,
    numbers: theirs.map(({ number }) => number),
    held: theirs.filter(({ id }) => held.has(id)).map(({ number }) => number),
    conversations: row.conversations,
    messages: row.messages,
  };
}

export const ownErasure = ({ number, state, askedAt, reason }: ErasureRow) => ({
  number,
  state,
  askedAt: askedAt.toISOString(),
  reason,
});
