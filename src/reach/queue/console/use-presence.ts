/** Where one stands, the same on every tab, and how one says otherwise. */
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import type { SentBody } from '../../../kernel/http/contract.ts';
import { queueApi, type State } from '../contract.ts';

/** Shifts end as time goes by. */
const LOOK_MS = 20_000;

export type Said = SentBody<typeof queueApi.say>;

export function usePresence() {
  const asked = useAsk(queueApi.presence, {}, { topics: ['reach.queue', 'reach.teams'], everyMs: LOOK_MS });
  const { act, busy, problem } = useAct(queueApi.say, [queueApi.presence, queueApi.board]);
  const presence = asked.data ?? null;
  const say = (body: Said) => act({ body });
  const takesNow = presence?.state === 'available' && presence.rest === null;
  return {
    presence,
    say,
    be: (state: State) => void say({ state }),
    /** Begins to take customers, or stops. */
    toggle: presence && !busy ? () => void say({ state: takesNow ? 'away' : 'available' }) : null,
    busy,
    problem: problem ?? asked.error?.problem ?? null,
  };
}
export type UsedPresence = ReturnType<typeof usePresence>;
