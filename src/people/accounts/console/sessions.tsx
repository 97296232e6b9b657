import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { deviceOf } from '../../../../web/console/device.ts';
import { Asked, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { endOtherSessions, endSession, listSessions, type Session } from '../contract.ts';
import { meTexts } from './me-messages.ts';

const STALE = [listSessions];

export function Sessions() {
  const t = useText(meTexts).sessions;
  const asked = useAsk(listSessions, {}, { topics: ['people.sessions-ended'] });
  const one = useAct(endSession, STALE);
  const others = useAct(endOtherSessions, STALE);
  const end = async (id: string) => {
    if ((await one.act({ params: { id } })).ok) say(t.ended);
  };
  const endOthers = async () => {
    if (!(await confirmed({ title: t.ask, text: t.askText, action: t.endOthers }))) return;
    if ((await others.act({})).ok) say(t.ended);
  };
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        (asked.data?.sessions.length ?? 0) > 1 ? (
          <button type="button" className="button" disabled={others.busy} onClick={endOthers}>
            {t.endOthers}
          </button>
        ) : null
      }
    >
      <ProblemNote problem={one.problem ?? others.problem} />
      <Asked of={asked} lines={2}>
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

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const texts = useText(meTexts);
  const t = texts.sessions;
  const device = deviceOf(session.agent, useLang());
  return (
    <li>
      <div>
        <p className="strong">
          {device} {session.current ? <span className="chip on">{t.current}</span> : null}
        </p>
        <p className="fine">
          {texts.methods[session.method]}
          {session.address ? ` · ${t.from} ${session.address}` : ''} · {t.seen}{' '}
          <Time near at={session.lastSeenAt} />
        </p>
      </div>
      {session.current ? null : (
        <button type="button" className="button danger" onClick={onEnd}>
          {t.end}
          <span className="hid"> {device}</span>
        </button>
      )}
    </li>
  );
}
