/** What the line did in the last days, as estimates of waits need it. */
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { HEAD_START_MIN, type HeldSpan, heldSpans } from '../conversations/index.ts';
import { measureRates } from '../waits/index.ts';
import { staffedSince } from './store/staffed.ts';
import { type WaitRow, waitsSince } from './store/wait.ts';

export type Rates = ReturnType<typeof measureRates>;

const DAY_MS = 86_400_000;
const DAYS = 14;
const MOST = 3_000;
const KEPT_MS = 60_000;

async function ratesNow(db: Db, now: number): Promise<Rates> {
  const since = new Date(now - DAYS * DAY_MS);
  const [spans, waits, open] = await Promise.all([
    heldSpans(db, since, MOST),
    waitsSince(db, since, MOST),
    staffedSince(db, since),
  ]);
  const staffed = open.map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }));
  const wasStaffed = (at: number) => staffed.some(({ from, until }) => from <= at && at <= until);
  return measureRates(
    {
      served: servedOf(spans, now),
      waited: waits.map((wait) => waitedOf(wait, now)),
      came: waits
        .map(({ queuedAt, intent }) => ({
          at: queuedAt.getTime(),
          headStartSeconds: HEAD_START_MIN[intent] * 60,
        }))
        .filter(({ at }) => wasStaffed(at)),
      open: staffed,
    },
    now,
  );
}

function waitedOf({ queuedAt, takenAt, leftAt }: WaitRow, now: number) {
  const endedAt = (takenAt ?? leftAt)?.getTime() ?? now;
  const left = takenAt === null && leftAt !== null;
  return { endedAt, seconds: Math.max(0, endedAt - queuedAt.getTime()) / 1000, left };
}

/** Each that has ended, with how many its agent had meanwhile: the mean over its time. */
export function servedOf(spans: readonly HeldSpan[], now: number) {
  const all = spans.map(({ agentId, from, until, isOver }) => ({
    agentId,
    from: from.getTime(),
    until: until?.getTime() ?? now,
    isOver,
  }));
  return [...Map.groupBy(all, ({ agentId }) => agentId).values()].flatMap((own) =>
    own
      .filter(({ from, until, isOver }) => isOver && until > from)
      .map(({ from, until }) => {
        const shared = own.reduce(
          (sum, other) => sum + Math.max(0, Math.min(until, other.until) - Math.max(from, other.from)),
          0,
        );
        return { endedAt: until, seconds: (until - from) / 1000, chats: shared / (until - from) };
      }),
  );
}

const NOTHING_KNOWN: Rates = { service: null, leavingPerSecond: null, coming: null };

/** They change slowly and are asked for often, within transactions too: so they are read beforehand, and kept. */
export class Figures {
  readonly #clock: Clock;
  #until = 0;
  rates: Rates = NOTHING_KNOWN;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async refresh(db: Db): Promise<void> {
    const now = this.#clock.now();
    if (now < this.#until) return;
    this.rates = await ratesNow(db, now);
    this.#until = now + KEPT_MS;
  }
}
