import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { deviceOf } from '../../../../web/console/device.ts';
import { Asked, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Person, type PersonSession, staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';

const STALE = [staffApi.sessions, staffApi.person];

export function PersonSessions({ person: { id, name } }: { person: Person }) {
  const t = useText(staffTexts);
  const asked = useAsk(staffApi.sessions, { params: { id } }, { topics: ['people.sessions-ended'] });
  const all = useAct(staffApi.endSessions, STALE);
  const one = useAct(staffApi.endSession, STALE);
  const endAll = async () => {
    if (!(await confirmed({ title: t.askEnd(name), text: t.askEndText, action: t.endAll }))) return;
    if ((await all.act({ params: { id } })).ok) say(t.ended);
  };
  const end = async (session: string) => {
    if ((await one.act({ params: { id, session } })).ok) say(t.ended);
  };
  return (
    <Section
      title={t.sessions}
      lead={t.sessionsLead}
      actions={
        asked.data?.sessions.length ? (
          <button type="button" className="button danger" disabled={all.busy} onClick={endAll}>
            {t.endAll}
          </button>
        ) : null
      }
    >
      <ProblemNote problem={all.problem ?? one.problem} />
      <Asked
        of={asked}
        lines={2}
        empty={({ sessions }) => sessions.length === 0 && <p className="fine">{t.noSessions}</p>}
      >
        {({ sessions }) => (
          <ul className="rows">
            {sessions.map((session) => (
              <Row key={session.id} session={session} onEnd={() => end(session.id)} />
            ))}
          </ul>
        )}
      </Asked>
    </Section>
  );
}

function Row({ session, onEnd }: { session: PersonSession; onEnd: () => void }) {
  const t = useText(staffTexts);
  const device = deviceOf(session.userAgent, useLang());
  return (
    <li>
      <div>
        <p className="strong">{device}</p>
        <p className="fine">
          {session.address ? `${t.from} ${session.address} · ` : ''}
          {t.seen} <Time near at={session.lastSeenAt} />
        </p>
      </div>
      <button type="button" className="button danger" onClick={onEnd}>
        {t.end}
        <span className="hid"> {device}</span>
      </button>
    </li>
  );
}
