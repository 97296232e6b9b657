/** What moderators decide: each decision can be taken back, and none makes an official contact an impostor's. */
import type { Card } from '@clearline/card';
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Actor, Origin, Refused } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import {
  type CaseState,
  type Confirmation,
  type Objection,
  REPORT_DEEDS,
  type ReportCode,
} from './contract.ts';
import { CHANGED, CONFIRMED } from './events.ts';
import { resembles, standingOf } from './standing.ts';
import { type CaseRow, caseRow, heldBy, lockCase, putStanding, type Standing } from './store/case.ts';
import { type DecisionAct, decisionsOf, insertDecision } from './store/decision.ts';

const record = recorder(REPORT_DEEDS);
const DAY = 86_400_000;

/** From which states an act is possible. */
export const MOVES = {
  confirmed: ['open', 'rejected', 'expired', 'struck', 'confirmed'],
  rejected: ['open', 'own', 'confirmed', 'expired'],
  merged: ['open', 'rejected', 'expired', 'struck'],
  // What was merged into a confirmed case stands on the list as well.
  struck: ['confirmed', 'merged'],
  expired: ['confirmed'],
} as const satisfies Record<Exclude<DecisionAct, 'undone'>, readonly CaseState[]>;

/** Who decides, in which transaction. */
export interface Deciding {
  readonly tx: Tx;
  /** Null for the clock. */
  readonly actor: Actor | null;
  readonly origin: Origin | null;
  readonly now: number;
  /** What is official now; nothing is confirmed without knowing it. */
  readonly card: Card | null;
}

type Common = 'no-such-case' | 'case-has-changed';
type ObjectionCode = 'value-official' | 'value-retired' | 'resembles-official';
/** The case as it is now, or why not. */
export type Decided<Code extends ReportCode = Common> = Result<CaseRow, Refused<Code | Common>>;

const NOTHING: Omit<Standing, 'state'> = {
  deeds: [],
  note: null,
  confirmedAt: null,
  expires: null,
  mergedInto: null,
};

export async function confirm(
  deciding: Deciding,
  id: string,
  { deeds, note, days, accepted, seen }: Confirmation & { seen: string },
): Promise<Decided<ObjectionCode>> {
  const found = await ready(deciding, id, 'confirmed', seen);
  if (!found.ok) return found;
  const { tx, card, now } = deciding;
  for (const subject of [found.value, ...(await heldBy(tx, id))]) {
    const objection = objectionTo(card, subject, accepted);
    if (objection) return refuse(objection);
  }
  return decide(deciding, found.value, 'confirmed', {
    ...NOTHING,
    state: 'confirmed',
    deeds: [...new Set(deeds)],
    note,
    // Confirmed once more, it has been an impostor's since the first time.
    confirmedAt: found.value.confirmedAt ?? new Date(now).toISOString(),
    expires: new Date(now + days * DAY).toISOString(),
  });
}

export async function reject(
  deciding: Deciding,
  id: string,
  { reason, seen }: { reason: string; seen: string },
): Promise<Decided> {
  const found = await ready(deciding, id, 'rejected', seen);
  if (!found.ok) return found;
  return decide(deciding, found.value, 'rejected', { ...NOTHING, state: 'rejected' }, reason);
}

export async function merge(
  deciding: Deciding,
  id: string,
  { into, accepted, seen }: { into: string; accepted: readonly Objection[]; seen: string },
): Promise<Decided<ObjectionCode | 'merge-into-itself'>> {
  const { tx, card } = deciding;
  // In one order, whichever is merged into the other.
  for (const one of [id, into].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))) await lockCase(tx, one);
  const found = await ready(deciding, id, 'merged', seen);
  if (!found.ok) return found;
  const target = await caseRow(tx, into);
  if (!target) return refuse({ code: 'no-such-case' });
  const holdsOthers = (await heldBy(tx, id)).length > 0;
  if (into === id || holdsOthers || target.state === 'merged' || target.state === 'own')
    return refuse({ code: 'merge-into-itself' });
  const objection = objectionTo(card, found.value, accepted);
  if (objection) return refuse(objection);
  const merged = { ...NOTHING, state: 'merged', mergedInto: into } as const;
  return decide(deciding, found.value, 'merged', merged, target.value);
}

/** Gives the case back what it was before the last decision that has not been taken back. */
export async function undo(
  deciding: Deciding,
  id: string,
  { seen }: { seen: string },
): Promise<Decided<'nothing-to-undo' | 'value-official'>> {
  const { tx, card } = deciding;
  const found = await current(deciding, id, seen);
  if (!found.ok) return found;
  const last = await undoable(tx, id);
  if (!last) return refuse({ code: 'nothing-to-undo' });
  const isOfficial = card !== null && standingOf(card, found.value) === 'official';
  if (isOfficial && last.state !== 'open' && last.state !== 'own') return refuse({ code: 'value-official' });
  const expired = last.expires !== null && Date.parse(last.expires) <= deciding.now;
  return decide(deciding, found.value, 'undone', expired ? { ...last, state: 'expired' } : last);
}

/** How the case stood before its last decision; null where that was an undo, or there was none. */
export async function undoable(tx: Tx, id: string): Promise<Standing | null> {
  const [last] = await decisionsOf(tx, id, 1);
  return last && last.act !== 'undone' ? last.before : null;
}

export async function strike(deciding: Deciding, id: string, reason: string): Promise<Decided> {
  const found = await ready(deciding, id, 'struck', null);
  return found.ok ? decide(deciding, found.value, 'struck', { ...NOTHING, state: 'struck' }, reason) : found;
}

export async function expire(deciding: Deciding, id: string): Promise<Decided> {
  const found = await ready(deciding, id, 'expired', null);
  if (!found.ok) return found;
  const { state: _, ...rest } = standingIn(found.value);
  return decide(deciding, found.value, 'expired', { ...rest, state: 'expired' });
}

/** What stands against confirming it: that it is official always, the rest until somebody says that they know. */
function objectionTo(
  card: Card | null,
  subject: Pick<CaseRow, 'kind' | 'value'>,
  accepted: readonly Objection[],
): Refused<ObjectionCode> | null {
  if (card === null) return null;
  const standing = standingOf(card, subject);
  if (standing === 'official') return { code: 'value-official', extra: { value: subject.value } };
  if (standing === 'retired' && !accepted.includes('retired'))
    return { code: 'value-retired', extra: { value: subject.value } };
  const like = resembles(card, subject);
  return like.length > 0 && !accepted.includes('resembles')
    ? { code: 'resembles-official', extra: { value: subject.value, official: like } }
    : null;
}

/** The case, locked, as whoever decides has seen it. @param seen null for what the system does */
async function current({ tx }: Deciding, id: string, seen: string | null): Promise<Decided> {
  if (!(await lockCase(tx, id))) return refuse({ code: 'no-such-case' });
  const found = await caseRow(tx, id);
  if (!found) return refuse({ code: 'no-such-case' });
  if (seen !== null && seen !== (await lastDecision(tx, id))) return refuse({ code: 'case-has-changed' });
  return ok(found);
}

async function ready(
  deciding: Deciding,
  id: string,
  act: keyof typeof MOVES,
  seen: string | null,
): Promise<Decided> {
  const found = await current(deciding, id, seen);
  if (!found.ok) return found;
  const from: readonly CaseState[] = MOVES[act];
  return from.includes(found.value.state) ? found : refuse({ code: 'case-has-changed' });
}

/** By which one tells whether anything was decided since; empty where nothing was. */
export const lastDecision = async (tx: Tx, id: string): Promise<string> =>
  (await decisionsOf(tx, id, 1))[0]?.id ?? '';

const standingIn = ({ state, deeds, note, confirmedAt, expires, mergedInto }: CaseRow): Standing => ({
  state,
  deeds,
  note,
  confirmedAt,
  expires,
  mergedInto,
});

async function decide(
  { tx, actor, origin, now }: Deciding,
  row: CaseRow,
  act: DecisionAct,
  next: Standing,
  note = '',
): Promise<Decided> {
  const before = standingIn(row);
  const by = actor && { id: actor.id, name: actor.name };
  await insertDecision(tx, { caseId: row.id, act, at: new Date(now), by, before, note: note || null });
  await putStanding(tx, row.id, next, now);
  await record(tx, actor ?? { system: 'reports' }, origin, {
    action: `reports.${act}`,
    target: { kind: 'impostor-case', id: row.id, label: `${row.kind} ${row.value}` },
    before,
    after: { ...next, ...(note ? { note } : {}) },
  });
  await emit(tx, CHANGED, {});
  await emit(tx, CONFIRMED, {});
  return ok({ ...row, ...next });
}
