/** What a supervisor may expect while things go on like this: whether the team is enough for those who come. */
import { type Steady, steadyState } from './erlang-a.ts';
import type { Rates } from './rates.ts';
import { type Agent, endedByNumber } from './team.ts';

export type Outlook =
  | ({ readonly kind: 'steady' } & Steady)
  /** More come than the team can serve, and nobody leaves: the line grows. */
  | { readonly kind: 'growing' }
  | { readonly kind: 'unknown' };

/** How many chats the agents have now makes no difference to it. */
export function outlook(agents: readonly Agent[], rates: Rates): Outlook {
  const { service, leavingPerSecond, coming } = rates;
  const slots = agents.some(({ capacity }) => capacity > 0);
  if (!service || leavingPerSecond === null || !coming || !slots) return { kind: 'unknown' };
  const arriving = coming.reduce((sum, { perSecond }) => sum + perSecond, 0);
  const ended = endedByNumber(
    agents.map(({ capacity }) => capacity),
    service,
  );
  const steady = steadyState(arriving, ended, leavingPerSecond);
  return steady ? { kind: 'steady', ...steady } : { kind: 'growing' };
}
