/** Who is there: where they stand, how much they have, and what. */
import { Empty, Section } from '../../../../web/console/frame.tsx';
import { intentNames } from '../../../../web/console/intents.ts';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useMinute } from '../../../../web/console/time.tsx';
import { beijingTime } from '../../../kernel/when/contract.ts';
import type { Shift } from '../../roster/contract.ts';
import { type AgentOnBoard, type HeldOnBoard, LANGUAGES } from '../contract.ts';
import { boardTexts } from './board-messages.ts';
import { minutesSince } from './lateness.ts';
import { LoadBar } from './load-bar.tsx';
import { Mark } from './mark.tsx';
import { presenceTexts } from './presence-messages.ts';
import type { BoardActs } from './use-board-acts.ts';

export function Agents({ agents, acts }: { agents: readonly AgentOnBoard[]; acts: BoardActs }) {
  const t = useText(boardTexts);
  const inOrder = agents.toSorted((a, b) => Number(b.absent) - Number(a.absent));
  return (
    <Section title={`${t.agents} · ${agents.length}`}>
      {agents.length === 0 ? (
        <Empty title={t.noAgents}>{t.noAgentsText}</Empty>
      ) : (
        <ul className="rows board-rows">
          {inOrder.map((agent) => (
            <Agent key={agent.id} agent={agent} acts={acts} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const clock = (at: string): string => beijingTime(at).slice(11);
const DAY_MS = 86_400_000;

function shiftText({ from, until }: Shift, t: (typeof boardTexts)['zh']): string {
  const isLong = Date.parse(until) - Date.parse(from) >= DAY_MS;
  return isLong ? t.allDay : t.shift(clock(from), clock(until));
}

function Agent({ agent, acts }: { agent: AgentOnBoard; acts: BoardActs }) {
  const t = useText(boardTexts);
  const words = useText(presenceTexts);
  const { name, staffNumber, state, holds, chats, capacity, cap, heardAt } = agent;
  return (
    <li className="board-agent">
      <div>
        <p className="board-who">
          <Mark of={state} />
          <strong translate="no">{name}</strong>
          <span className="fine">
            {words.states[state]} · {t.staffNumber(staffNumber)}
          </span>
          {cap === null ? null : <span className="chip">{t.capped(cap)}</span>}
        </p>
        <LoadBar chats={chats} most={Math.min(capacity, cap ?? capacity)} />
        <About agent={agent} />
      </div>
      <div className="actions">
        {heardAt === null ? null : (
          <button type="button" className="button plain" onClick={() => acts.ask.cap(agent)}>
            {t.cap}
            <span className="hid"> {name}</span>
          </button>
        )}
      </div>
      {holds.length > 0 ? (
        <details>
          <summary>{t.holds(holds.length, holds.length - chats)}</summary>
          <ul className="rows">
            {holds.map((held) => (
              <Held key={held.id} held={held} agent={agent} acts={acts} />
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function About({ agent }: { agent: AgentOnBoard }) {
  const t = useText(boardTexts);
  const names = useText(intentNames);
  const { absent, shift, rest, missedAt, skills, languages, teams } = agent;
  const limits = [
    ...(languages.length < LANGUAGES.length ? languages.map((one) => t.languages[one]) : []),
    ...skills.map((one) => names[one]),
  ];
  const facts = [
    ...(shift && !absent ? [shiftText(shift, t)] : []),
    ...(rest ? [t.rests[rest]] : []),
    ...teams,
    ...(limits.length > 0 ? [t.only(limits.join(' · '))] : []),
  ];
  return (
    <>
      {absent && shift ? <p className="board-age late">{t.absent(shiftText(shift, t))}</p> : null}
      {missedAt ? <p className="board-age near">{t.missed(clock(missedAt))}</p> : null}
      {facts.length > 0 ? <p className="fine">{facts.join(' · ')}</p> : null}
    </>
  );
}

function Held({ held, agent, acts }: { held: HeldOnBoard; agent: AgentOnBoard; acts: BoardActs }) {
  const t = useText(boardTexts);
  const names = useText(intentNames);
  const now = useMinute();
  const { id, number, intent, waitsSince } = held;
  return (
    <li>
      <p>
        {names[intent]} <span className="fine">{t.number(number)}</span>
        <br />
        <span className="fine">
          {waitsSince ? t.answerDue(t.span(minutesSince(waitsSince, now))) : t.noneDue}
        </span>
      </p>
      <div className="actions">
        <button type="button" className="button" onClick={() => acts.ask.help({ held, name: agent.name })}>
          {t.help}
        </button>
        <button type="button" className="button" disabled={acts.busy} onClick={() => acts.take(id)}>
          {t.takeOver}
        </button>
        <button type="button" className="button" disabled={acts.busy} onClick={() => acts.ask.give(held)}>
          {t.give}
        </button>
        <button type="button" className="button" disabled={acts.busy} onClick={() => acts.pull(id)}>
          {t.pull}
        </button>
        <Link className="button plain" to={`/desk?list=others&conversation=${id}`}>
          {t.open}
          <span className="hid"> {t.number(number)}</span>
        </Link>
      </div>
    </li>
  );
}
