/** How fast somebody may write. Whoever is faster is told so; nothing is dropped in silence. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Party } from './party.ts';

const PACES = {
  customer: { points: 30, duration: 30 },
  staff: { points: 120, duration: 30 },
} as const;

export class Pace {
  readonly #of = {
    customer: new RateLimiterMemory({ keyPrefix: 'customer', ...PACES.customer }),
    staff: new RateLimiterMemory({ keyPrefix: 'staff', ...PACES.staff }),
  };

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
