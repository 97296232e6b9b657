/** How fast somebody may write. Whoever is faster is told so; nothing is dropped in silence. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Party } from './party.ts';

/** Messages in half a minute. */
export type Paces = Readonly<Record<Party['side'], number>>;
const PACES: Paces = { customer: 30, staff: 120 };
const DURATION_S = 30;

export class Pace {
  readonly #of: Readonly<Record<Party['side'], RateLimiterMemory>>;

  constructor({ customer, staff }: Paces = PACES) {
    this.#of = {
      customer: new RateLimiterMemory({ keyPrefix: 'customer', points: customer, duration: DURATION_S }),
      staff: new RateLimiterMemory({ keyPrefix: 'staff', points: staff, duration: DURATION_S }),
    };
  }

  async allows(party: Party): Promise<boolean> {
    const who = party.side === 'staff' ? party.personId : (party.owner.guestId ?? party.owner.personId ?? '');
    try {
      await this.#of[party.side].consume(who);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
  }
}
