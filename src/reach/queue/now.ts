/** The queue as visitors are told of it, before they open anything: a node keeps it in memory, with when it was so. */
import { INTENTS, type Intent } from '@clearline/card';
import type { Db } from '../../kernel/database/db.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { Wait } from '../conversations/contract.ts';
import type { Calendar } from '../roster/index.ts';
import { asWait } from './board.ts';
import type { Rates } from './figures.ts';
import { expectedOfNewcomer } from './forecast.ts';
import { isLive, type Line, lineNow } from './line.ts';
import type { Step } from './load/contract.ts';
import { stepOf } from './load/load.ts';
import { speaks } from './presence.ts';

export interface QueueNow {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who waits for an answer. */
  readonly waiting: number;
  /** By the language of a customer. */
  readonly chat: Readonly<Record<Lang, ChatNow>>;
  readonly step: Step;
}

interface ChatNow {
  /** Agents who take customers in this language. */
  readonly agents: number;
  /** How long somebody waits who comes now; null where nothing can be said. */
  readonly waits: Readonly<Record<Intent, Wait | null>>;
}

export async function queueNow(db: Db, now: number, rates: Rates, calendar: Calendar): Promise<QueueNow> {
  const line = await lineNow(db, now, calendar);
  return {
    at: now,
    waiting: line.waiting.filter(isLive).length,
    chat: { zh: chatNow('zh', line, rates, now), en: chatNow('en', line, rates, now) },
    step: await stepOf(db),
  };
}

function chatNow(lang: Lang, line: Line, rates: Rates, now: number): ChatNow {
  const agents = line.onDuty.filter((agent) => agent.capacity > 0 && speaks(agent, lang)).length;
  const waits = INTENTS.map((intent) => {
    const expected = agents === 0 ? null : expectedOfNewcomer(intent, lang, line, rates, now);
    return [intent, asWait(expected)] as const;
  });
  return { agents, waits: Object.fromEntries(waits) as Record<Intent, Wait | null> };
}
