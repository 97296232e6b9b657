/** Load as it stands on all nodes: measured with each look at the queue, held and released by supervisors. */
import { emit } from '../../../kernel/bus.ts';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Actor, Origin } from '../../../people/access/index.ts';
import { recorder } from '../../../people/audit/index.ts';
import type { Intent } from '../../conversations/contract.ts';
import { isNeverShed } from '../../conversations/index.ts';
import type { Rates } from '../figures.ts';
import { expectedOfNewcomer } from '../forecast.ts';
import { isLive, type Line } from '../line.ts';
import { speaks } from '../presence.ts';
import { insertChange, keepHeld, keepLoad, loadChanges, loadNow } from '../store/load.ts';
import { atLeast, LOAD_DEEDS, type Load, type Measure, type Step } from './contract.ts';
import { CALM, moved } from './steps.ts';

/** All nodes look at it anew, and the boards ask again. */
export const LOAD_CHANGED = 'reach.load';

const SYSTEM = { system: 'queue' } as const;
const TARGET = { kind: 'queue', id: 'load' } as const;
const MOST_CHANGES = 20;
const record = recorder(LOAD_DEEDS);

/** In the language of most of those who wait; where nobody does, in one that somebody speaks. */
function usualLang({ waiting, onDuty }: Line): Lang {
  const live = waiting.filter(isLive);
  const english = live.filter(({ lang }) => lang === 'en').length;
  if (live.length > 0) return english > live.length / 2 ? 'en' : 'zh';
  return onDuty.some((agent) => speaks(agent, 'zh')) ? 'zh' : 'en';
}

export function measureOf(line: Line, rates: Rates, now: number): Measure {
  const expected = expectedOfNewcomer('enquiry', usualLang(line), line, rates, now);
  return {
    waitSeconds: expected && Math.round(expected.meanSeconds),
    perAgent: line.waiting.filter(isLive).length / Math.max(1, line.onDuty.length),
  };
}

/** With each look, by the node that puts the queue in order. */
export async function settleLoad(tx: Tx, now: Date, line: Line, rates: Rates): Promise<void> {
  const row = await loadNow(tx);
  const measure = measureOf(line, rates, now.getTime());
  const was = row ? { ...row, leaningSince: row.leaningSince?.getTime() ?? null } : CALM;
  const is = moved(was, measure, now.getTime());
  if (is.step === was.step && is.leaning === was.leaning && is.leaningSince === was.leaningSince) return;
  await keepLoad(tx, { ...is, leaningSince: is.leaningSince === null ? null : new Date(is.leaningSince) });
  // What somebody holds is told when they release it.
  if (is.step === was.step || row?.held) return;
  await insertChange(tx, { at: now, from: was.step, to: is.step, why: 'measured' }, measure);
  await emit(tx, LOAD_CHANGED, { step: is.step });
  await record(tx, SYSTEM, null, {
    action: 'load.measured',
    target: TARGET,
    before: { step: was.step },
    after: { step: is.step, ...measure },
  });
}

/** @param step null releases it */
export async function hold(
  tx: Tx,
  now: Date,
  step: Step | null,
  { actor, origin, measure }: { readonly actor: Actor; readonly origin: Origin; readonly measure: Measure },
): Promise<void> {
  const row = await loadNow(tx);
  const [from, to] = [row?.held ?? row?.step ?? 'normal', step ?? row?.step ?? 'normal'];
  await keepHeld(tx, step, actor.id);
  await insertChange(tx, { at: now, from, to, why: step ? 'held' : 'released' }, measure);
  await emit(tx, LOAD_CHANGED, { step: to });
  await record(tx, actor, origin, {
    action: step ? 'load.held' : 'load.released',
    target: TARGET,
    before: { step: from },
    after: { step: to, ...measure },
  });
}

export const stepOf = async (db: Db | Tx): Promise<Step> => {
  const row = await loadNow(db);
  return row?.held ?? row?.step ?? 'normal';
};

/** Whether who comes with this leaves a message for now. */
export const sheds = async (db: Db | Tx, intent: Intent): Promise<boolean> =>
  intent === 'enquiry' && !isNeverShed(intent) && atLeast(await stepOf(db), 'asynchronous');

export async function showLoad(db: Db | Tx, now: Measure): Promise<Load> {
  const [row, changes] = [await loadNow(db), await loadChanges(db, MOST_CHANGES)];
  const measured = row?.step ?? 'normal';
  return {
    step: row?.held ?? measured,
    since: changes.find(({ from, to }) => from !== to)?.at.toISOString() ?? null,
    measured,
    held: row?.held != null,
    now,
    changes: changes.map(({ at, waitSeconds, perAgent, ...change }) => ({
      ...change,
      at: at.toISOString(),
      measure: { waitSeconds, perAgent },
    })),
  };
}
