/** Above the desk: why nobody new comes to an agent, and the one tap after which somebody does. */
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { beijingTime } from '../../../kernel/when/contract.ts';
import { ANSWER_SECONDS, type Presence } from '../contract.ts';
import { Mark } from './mark.tsx';
import { presenceTexts } from './presence-messages.ts';
import type { UsedPresence } from './use-presence.ts';

const DAY_MS = 86_400_000;
const clock = (at: string): string => beijingTime(at).slice(11);

/** There all the time, so that what it says is read out when it comes. */
export function PresenceNote({ of: { presence, be, busy, problem } }: { of: UsedPresence }) {
  const t = useText(presenceTexts);
  const told = presence && whatToSay(presence, t);
  return (
    <div className={told?.isMissed ? 'presence-note missed' : 'presence-note'} role="status">
      {presence && told ? (
        <div className={told.isMissed ? 'note stop' : 'note'}>
          {told.isMissed ? <Icon name="warning" /> : <Mark of={presence.state} />}
          <p>{told.text}</p>
          <button type="button" className="button main" disabled={busy} onClick={() => be('available')}>
            {told.act}
          </button>
        </div>
      ) : null}
      <ProblemNote problem={problem} />
    </div>
  );
}

interface Told {
  readonly text: string;
  readonly act: string;
  readonly isMissed?: true;
}

/** Null where an agent stands as they mean to. */
function whatToSay({ state, missedAt, shift, rest }: Presence, t: (typeof presenceTexts)['zh']): Told | null {
  if (state === 'away' && missedAt)
    return { text: t.missed(clock(missedAt), ANSWER_SECONDS), act: t.return, isMissed: true };
  const onShift = !shift
    ? ''
    : Date.parse(shift.until) - Date.parse(shift.from) >= DAY_MS
      ? t.onShiftAllDay
      : t.onShift(clock(shift.until));
  if (state === 'offline' || state === 'away')
    return { text: `${state === 'away' ? t.away : t.idle} ${onShift}`.trim(), act: t.start };
  if (state !== 'available' || rest === null) return null;
  return { text: t.rests[rest](shift ? clock(shift.until) : ''), act: t.goOn };
}
