/** An agent makes a code; a customer uses it up and sees whose it was. */
import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Actor, Origin } from '../../people/access/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { raiseAlarm } from './alarms.ts';
import { CODE_MS, codeDigest, newCode, readCode } from './codes.ts';
import { type CallsDeps, nowOf, record } from './context.ts';
import type { About, AgentCode, AgentProof } from './contract.ts';
import { countGuess } from './guesses.ts';
import { endCodeOf, endExpired, insertCode, spendCode } from './store/code.ts';

/** Two codes with the same digits are rare: 20 live ones meet once in 50,000 times. */
const MAX_TRIES = 10;

export interface MadeCode extends AgentCode {
  readonly code: string;
  readonly name: string;
  readonly staffNumber: number;
}

/** The digits are in the answer alone. The agent's code before ends. */
export async function openCode(
  tx: Tx,
  deps: Pick<CallsDeps, 'clock'> & { readonly secret: string },
  actor: Actor,
  origin: Origin,
  { intent, order = null }: { intent: About; order?: string | null | undefined },
): Promise<MadeCode> {
  const now = nowOf(deps);
  const badge = await staffBadge(tx, actor.id);
  if (!badge || actor.via.kind !== 'session') throw new Error('only staff at the console prove who they are');
  const fresh = {
    personId: actor.id,
    sessionId: actor.via.id,
    intent,
    order,
    now,
    expiresAt: new Date(now.getTime() + CODE_MS),
  };
  await endExpired(tx, now);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await endCodeOf(tx, actor.id, 'replaced', now);
    const code = newCode();
    const made = await insertCode(tx, { ...fresh, digest: codeDigest(deps.secret, code) });
    if (!made) continue;
    const target = { kind: 'agent-code', id: made.id };
    await record(tx, actor, origin, { action: 'calls.code-opened', target, after: { intent, order } });
    await emit(tx, 'calls.code', { personId: actor.id });
    return { ...made, code, name: badge.name, staffNumber: badge.staffNumber };
  }
  throw new Error('no free code was found');
}

export async function withdrawCode(
  tx: Tx,
  deps: Pick<CallsDeps, 'clock'>,
  actor: Actor,
  origin: Origin,
): Promise<Result<null, { readonly code: 'no-live-code' }>> {
  const ended = await endCodeOf(tx, actor.id, 'withdrawn', nowOf(deps));
  if (!ended) return refuse({ code: 'no-live-code' });
  const target = { kind: 'agent-code', id: ended.id };
  await record(tx, actor, origin, { action: 'calls.code-withdrawn', target });
  await emit(tx, 'calls.code', { personId: actor.id });
  return ok(null);
}

export type Redeemed = Result<
  AgentProof,
  { readonly code: 'not-six-digits' | 'code-not-good' | 'too-many-guesses' }
>;

type RedeemDeps = Pick<CallsDeps, 'clock' | 'metrics' | 'publicUrl'> & { readonly secret: string };

/**
 * Uses the code up. One that was never made, has expired or was used is answered alike, by the same work.
 * @param network what one client shares: the key of {@link Origin}'s address
 */
export async function redeemCode(
  db: Db,
  deps: RedeemDeps,
  typed: string,
  network: string,
  origin: Origin,
): Promise<Redeemed> {
  const code = readCode(typed);
  if (code === null) return refuse({ code: 'not-six-digits' });
  const guess = await countGuess(db, deps.clock, network);
  for (const { scope, tries } of guess.alarms) await raiseAlarm(db, deps, origin, { scope, tries });
  if (!guess.admitted) {
    deps.metrics.checked('refused');
    return refuse({ code: 'too-many-guesses' });
  }
  const digest = codeDigest(deps.secret, code);
  const proof = await db.transaction().execute((tx) => proofBy(tx, digest, nowOf(deps)));
  deps.metrics.checked(proof ? 'good' : 'wrong');
  if (!proof) return refuse({ code: 'code-not-good' });
  await guess.forgive();
  return ok(proof);
}

async function proofBy(tx: Tx, digest: Buffer, now: Date): Promise<AgentProof | null> {
  const used = await spendCode(tx, digest, now);
  if (!used) return null;
  await emit(tx, 'calls.code', { personId: used.personId });
  const badge = await staffBadge(tx, used.personId);
  if (!badge) return null;
  // The customer stays unknown: nothing of theirs is kept.
  await record(tx, { system: 'verify' }, null, {
    action: 'calls.code-used',
    target: { kind: 'agent-code', id: used.id, label: `${badge.name} ${badge.staffNumber}` },
  });
  const { intent, order } = used;
  const { name, staffNumber, since } = badge;
  return { name, staffNumber, since: since.toISOString(), intent, order, usedAt: now.toISOString() };
}
