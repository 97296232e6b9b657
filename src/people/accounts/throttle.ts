/**
 * Slows guessing down without locking anybody out. Counted before the password is looked at, and for unknown addresses
 * alike. Whoever signed in from a device before has a count of their own there, which no stranger can use up; a passkey
 * is never counted against an account.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Db } from '../../kernel/database/db.ts';
import { digestOf } from './secrets.ts';
import { countTry, forgiveTry } from './store/one-time.ts';

const MINUTE = 60_000;
interface Rule {
  readonly tries: number;
  readonly windowMs: number;
}

/** network: one household or office. pair: an account from one network or device. account: from everywhere else. */
const RULES = {
  'sign-in': {
    network: { tries: 20, windowMs: 10 * MINUTE },
    pair: { tries: 5, windowMs: 15 * MINUTE },
    account: { tries: 50, windowMs: 60 * MINUTE },
  },
  // Three codes of a million are right at any time, so few may be tried.
  code: {
    network: { tries: 20, windowMs: 10 * MINUTE },
    pair: { tries: 5, windowMs: 15 * MINUTE },
    account: { tries: 10, windowMs: 60 * MINUTE },
  },
  // Each may send a mail to somebody who asked for none.
  mail: {
    network: { tries: 20, windowMs: 60 * MINUTE },
    pair: { tries: 5, windowMs: 60 * MINUTE },
    account: { tries: 10, windowMs: 60 * MINUTE },
  },
  // Secrets of 256 bits: only the work is limited.
  link: { network: { tries: 60, windowMs: 10 * MINUTE } },
} as const satisfies Record<string, { network: Rule; pair?: Rule; account?: Rule }>;

export interface Who {
  /** Address, or id, of the account that is tried. */
  readonly account?: string;
  readonly network: string;
  /** Of the device, where somebody signed in to this very account before. */
  readonly device?: string | null;
}

/** What a try was counted under. */
export type Tickets = readonly Buffer[];

/** Counts a try; null where there were too many. */
export async function admit(
  db: Db,
  clock: Clock,
  kind: keyof typeof RULES,
  { account, network, device }: Who,
): Promise<Tickets | null> {
  const rules: { network: Rule; pair?: Rule; account?: Rule } = RULES[kind];
  const now = new Date(clock.now());
  const counts: [Rule | undefined, string[]][] =
    device && account !== undefined
      ? [[rules.pair, ['device', device, account]]]
      : [
          [rules.network, ['network', network]],
          ...(account === undefined
            ? []
            : ([
                [rules.pair, ['pair', network, account]],
                // Last, so that a network that is stopped uses up nothing of the account.
                [rules.account, ['account', account]],
              ] as [Rule | undefined, string[]][])),
        ];
  const tickets: Buffer[] = [];
  for (const [rule, parts] of counts) {
    if (!rule) continue;
    const key = digestOf('throttle', kind, ...parts);
    if ((await countTry(db, key, now, rule.windowMs)) > rule.tries) return null;
    tickets.push(key);
  }
  return tickets;
}

/** For a try that was right: only wrong ones count. */
export async function forgive(db: Db, tickets: Tickets): Promise<void> {
  for (const key of tickets) await forgiveTry(db, key);
}
