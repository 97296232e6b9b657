/** Incidents of the lines: the evidence, what staff make of it, and the banner that is ready to be proposed. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { createProposal, listProposals } from '../../../find/proposals/contract.ts';
import {
  CURRENT_STATES,
  type Incident,
  type IncidentAct,
  type IncidentState,
  linesApi,
} from '../contract.ts';
import { VoteChart } from './chart.tsx';
import { linesTexts } from './messages.ts';

const LOOK: Record<IncidentState, string> = {
  open: 'chip off',
  confirmed: 'chip off',
  resolved: 'chip on',
  dismissed: 'chip',
};
const isCurrent = ({ state }: Incident): boolean => CURRENT_STATES.some((one) => one === state);

export default function LinesScreen() {
  const t = useText(linesTexts);
  const before = usePlace().query.get('before');
  const asked = useAsk(
    linesApi.incidents,
    { query: before ? { before } : {} },
    { topics: ['lines.changed', 'contacts.published'] },
  );
  return (
    <Screen title={t.title} lead={t.lead}>
      <Asked
        of={asked}
        lines={6}
        empty={({ incidents }) => incidents.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ incidents, more }) => (
          <>
            <List title={t.now} incidents={incidents.filter(isCurrent)} />
            <List title={t.past} incidents={incidents.filter((one) => !isCurrent(one))} />
            {more ? (
              <button
                type="button"
                className="button"
                onClick={() => setQuery({ before: String(incidents.at(-1)?.id ?? '') })}
              >
                {t.more}
              </button>
            ) : null}
          </>
        )}
      </Asked>
    </Screen>
  );
}

function List({ title, incidents }: { title: string; incidents: readonly Incident[] }) {
  if (incidents.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="rows">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <Item incident={incident} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const percent = (share: number): number => Math.round(share * 100);

function Item({ incident }: { incident: Incident }) {
  const t = useText(linesTexts);
  const lang = useLang();
  const { label, display, kind, state, raisedAt, endedAt, endedBy, staff, evidence } = incident;
  return (
    <div>
      <h3>
        {label[lang]} {display} <span className={LOOK[state]}>{t.states[state]}</span>
      </h3>
      <p>{t.kinds[kind]}</p>
      <p className="fine">
        {t.raised} <Time at={raisedAt} />
        {endedAt && endedBy ? (
          <>
            {' · '}
            {t.ended} <Time at={endedAt} /> · {t.endings[endedBy]}
          </>
        ) : null}
        {staff ? ` · ${t.by(staff.name)}` : null}
      </p>
      <p className="fine">
        {t.evidence(percent(evidence.share), percent(evidence.atLeast), percent(evidence.usual))}
      </p>
      <VoteChart hours={evidence.hours} />
      <Acts incident={incident} />
    </div>
  );
}

function Acts({ incident: { id, acts, notice } }: { incident: Incident }) {
  const t = useText(linesTexts);
  const lang = useLang();
  const { permissions } = useSession();
  const { act, busy, problem } = useAct(linesApi.act, [linesApi.incidents]);
  const banner = useAct(createProposal, [listProposals]);
  const [done, setDone] = useState(false);
  if (acts.length === 0) return null;
  const go = async (name: IncidentAct) => {
    const answer = await act({ params: { id: String(id) }, body: { act: name } });
    if (answer.ok) say(t.done[name]);
  };
  const propose = async () => {
    if (!notice) return;
    const set = { [`notice/${notice.slug}`]: notice };
    const answer = await banner.act({ body: { title: notice.title[lang], set } });
    if (!answer.ok) return;
    setDone(true);
    navigate(`/proposals/${answer.value.id}`);
  };
  return (
    <>
      <ProblemNote problem={problem ?? banner.problem} />
      {permissions.has('lines.manage') ? (
        <>
          <p className="fine">{t.next}</p>
          <div className="actions">
            {acts.map((name) => (
              <button
                key={name}
                type="button"
                className={name === 'confirm' ? 'button main' : 'button'}
                disabled={busy}
                onClick={() => void go(name)}
              >
                {t.acts[name]}
              </button>
            ))}
            {notice && permissions.has('proposals.edit') ? (
              <button
                type="button"
                className={acts.includes('confirm') ? 'button' : 'button main'}
                disabled={banner.busy || done}
                onClick={() => void propose()}
              >
                {t.banner}
              </button>
            ) : null}
          </div>
        </>
      ) : null}
    </>
  );
}
