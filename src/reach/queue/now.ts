/** The queue as visitors are told of it, before they open anything: a node keeps it in memory, with when it was so. */
import { INTENTS, type Intent } from '@clearline/card';
import type { Db } from '../../kernel/database/db.ts';
import type { Wait } from '../conversations/contract.ts';
import type { Calendar } from '../roster/index.ts';
import { asWait } from './board.ts';
import type { Rates } from './figures.ts';
import { expectedOfNewcomer } from './forecast.ts';
import { isLive, lineNow } from './line.ts';
import type { Step } from './load/contract.ts';
import { stepOf } from './load/load.ts';

export interface QueueNow {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Agents who take customers. */
  readonly agents: number;
  /** Who waits for an answer. */
  readonly waiting: number;
  /** How long somebody waits who comes now; null where nothing can be said. */
  readonly waits: Readonly<Record<Intent, Wait | null>>;
  readonly step: Step;
}

export async function queueNow(db: Db, now: number, rates: Rates, calendar: Calendar): Promise<QueueNow> {
  const line = await lineNow(db, now, calendar);
  const waits = INTENTS.map((intent) => {
    const expected = line.onDuty.length === 0 ? null : expectedOfNewcomer(intent, 'zh', line, rates, now);
    return [intent, asWait(expected)] as const;
  });
  return {
    at: now,
    agents: line.onDuty.filter(({ capacity }) => capacity > 0).length,
    waiting: line.waiting.filter(isLive).length,
    waits: Object.fromEntries(waits) as Record<Intent, Wait | null>,
    step: await stepOf(db),
  };
}
