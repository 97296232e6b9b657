/** On every screen of those who must hear that codes are guessed, until one of them says that they have. */
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { callsApi } from '../contract.ts';
import { alarmTexts } from './alarm-messages.ts';

export function AlarmNote() {
  const t = useText(alarmTexts);
  const enabled = useSession().permissions.has('calls.alarms');
  const { data } = useAsk(callsApi.alarms, {}, { topics: ['calls.alarm'], enabled });
  const { act, busy } = useAct(callsApi.seeAlarm, [callsApi.alarms]);
  const alarms = data?.alarms ?? [];
  if (alarms.length === 0) return null;
  return (
    <div className="alarms" role="alert">
      {alarms.map(({ id, at, scope, tries, liveCodes }) => (
        <div className="note stop" key={id}>
          <Icon name="warning" />
          <div>
            <p className="strong">
              {t.title} · <Time near at={at} />
            </p>
            <p>{t.text[scope](tries, liveCodes)}</p>
            <p>{t.advice}</p>
            <button type="button" className="button" disabled={busy} onClick={() => act({ params: { id } })}>
              {t.seen}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}
