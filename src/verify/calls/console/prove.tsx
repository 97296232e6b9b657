import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { say } from '../../../../web/console/toast.tsx';
import type { AnswerOf } from '../../../kernel/http/contract.ts';
import { callsApi } from '../contract.ts';
import { AboutFields, NOTHING_GIVEN, sentOf } from './about.tsx';
import { Countdown } from './countdown.tsx';
import { callsTexts } from './messages.ts';

type Made = AnswerOf<typeof callsApi.openCode>;
/** While a code is out it is asked for anew, should its event be lost. */
const LOOK_MS = 10_000;

export function Prove() {
  const t = useText(callsTexts).code;
  const [made, setMade] = useState<{ code: Made; at: number } | null>(null);
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const { act, busy, problem } = useAct(callsApi.openCode, [callsApi.currentCode]);
  const current = useAsk(
    callsApi.currentCode,
    {},
    { topics: ['calls.code'], ...(made ? { everyMs: LOOK_MS } : {}) },
  ).data?.code;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = sentOf(given);
    if (!body) return;
    const answer = await act({ body });
    if (answer.ok) setMade({ code: answer.value, at: Date.now() });
  };
  const isElsewhere = current?.state === 'live' && current.id !== made?.code.id;
  return (
    <Section title={t.title} lead={t.lead}>
      {made ? (
        <Shown key={made.code.id} {...made} state={current?.id === made.code.id ? current.state : 'live'} />
      ) : null}
      {isElsewhere ? <p className="fine">{t.lost}</p> : null}
      <form onSubmit={submit} className="about">
        <ProblemNote problem={problem} />
        <AboutFields value={given} onChange={setGiven} />
        <button type="submit" className={made ? 'button wide' : 'button main wide'} disabled={busy}>
          {made ? t.again : t.make}
        </button>
      </form>
    </Section>
  );
}

/** @param at when the answer came, by this screen's clock, which may differ from the server's */
function Shown({ code: made, at, state }: { code: Made; at: number; state: Made['state'] }) {
  const t = useText(callsTexts).code;
  const [isOver, setOver] = useState(false);
  const { act, busy, problem } = useAct(callsApi.withdrawCode, [callsApi.currentCode]);
  const { code, name, staffNumber, createdAt, expiresAt } = made;
  const [first, last] = [code.slice(0, 3), code.slice(3)];
  const isLive = state === 'live' && !isOver;
  const withdraw = async () => {
    if ((await act({})).ok) say(t.withdrawn);
  };
  const site = `${window.location.host}/verify/agent`;
  return (
    <div className={isLive ? 'agent-code' : 'agent-code over'}>
      <p className="digits">
        <span className="hid">{t.digits}</span> <span>{first}</span> <span>{last}</span>
      </p>
      <p role="status" className="strong">
        {isOver && state === 'live' ? t.over : state === 'used' ? `✓ ${t.states.used}` : t.states[state]}
      </p>
      {isLive ? (
        <>
          <Countdown until={at + Date.parse(expiresAt) - Date.parse(createdAt)} onEnd={() => setOver(true)} />
          <div className="aloud">
            <p className="fine">{t.read}</p>
            <p>{t.sentence(site, `${[...first].join(' ')}, ${[...last].join(' ')}`, name, staffNumber)}</p>
          </div>
          <ProblemNote problem={problem} />
          <button type="button" className="button" disabled={busy} onClick={withdraw}>
            {t.withdraw}
          </button>
        </>
      ) : null}
    </div>
  );
}
