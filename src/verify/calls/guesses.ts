/**
 * Guessing is slowed down, and heard. With k codes live among a million, g guesses hit one with a chance of at most
 * g·k / 10⁶. A busy desk of 20 agents with a code each: one network's 10 guesses hit with a chance of 1 in 5,000, and all
 * that anybody gets in one window, 200, with 1 in 250; supervisors hear of it after 30. And a hit gains little: it uses the
 * code up, so what was guessed cannot be read to a customer.
 */
import { createHash } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { countTry, forgiveTry } from '../../people/accounts/index.ts';

const MINUTE = 60_000;

interface Rule {
  /** Wrong ones that are looked at in one window. */
  readonly tries: number;
  readonly windowMs: number;
  /** At which an alarm is raised, once a window. */
  readonly alarmAt: number;
}

export const GUESSES = {
  /** One household, office or mobile carrier's exit. What is refused counts on, so that a machine is heard. */
  client: { tries: 10, windowMs: 15 * MINUTE, alarmAt: 20 },
  everyone: { tries: 200, windowMs: 5 * MINUTE, alarmAt: 30 },
} as const satisfies Record<string, Rule>;
export type GuessScope = keyof typeof GUESSES;

/** The chance that this many guesses hit one of the live codes. */
export const chanceOfHit = (guesses: number, liveCodes: number): number =>
  1 - (1 - liveCodes / 1_000_000) ** guesses;

export interface Guess {
  /** Whether the code may be looked at. */
  readonly admitted: boolean;
  /** What an alarm is due for now. */
  readonly alarms: readonly { readonly scope: GuessScope; readonly tries: number }[];
  /** Takes the count back: only wrong ones count. */
  forgive(): Promise<void>;
}

/** Counted before it is looked at, in the database: guessing through several nodes gains nothing. */
export async function countGuess(db: Db, clock: Clock, network: string): Promise<Guess> {
  const now = new Date(clock.now());
  const counted: { scope: GuessScope; key: Buffer; tries: number }[] = [];
  // A network that is stopped uses up nothing of what is everyone's.
  for (const [scope, key] of [
    ['client', keyOf('client', network)],
    ['everyone', keyOf('everyone')],
  ] as const) {
    const tries = await countTry(db, key, now, GUESSES[scope].windowMs);
    counted.push({ scope, key, tries });
    if (tries > GUESSES[scope].tries) break;
  }
  return {
    admitted: counted.every(({ scope, tries }) => tries <= GUESSES[scope].tries),
    alarms: counted.filter(({ scope, tries }) => tries === GUESSES[scope].alarmAt),
    async forgive() {
      for (const { key } of counted) await forgiveTry(db, key);
    },
  };
}

const keyOf = (...parts: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['agent-code', ...parts]))
    .digest();
