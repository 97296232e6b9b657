/** Which teams there are, what comes to each, and who belongs to it. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { intentNames } from '../../../../web/console/intents.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { SupervisionTabs } from '../../../../web/console/supervision.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Colleague, deskApi } from '../../conversations/contract.ts';
import { type Team, teamsApi, USUAL_FALLBACK_SECONDS } from '../contract.ts';
import { teamTexts } from './messages.ts';
import { TeamDialog } from './team-dialog.tsx';

const newTeam = (): Team => ({
  id: crypto.randomUUID(),
  name: '',
  intents: [],
  languages: [],
  fallbackSeconds: USUAL_FALLBACK_SECONDS,
  members: [],
  revision: 0,
});

export default function TeamsScreen() {
  const t = useText(teamTexts);
  const [editing, setEditing] = useState<Team | null>(null);
  const asked = useAsk(teamsApi.list, {}, { topics: ['reach.teams'] });
  const colleagues = useAsk(deskApi.colleagues, {}, { topics: ['people.changed'] });
  const people = colleagues.data?.colleagues ?? [];
  const { act, problem } = useAct(teamsApi.remove, [teamsApi.list]);
  const remove = async ({ id, name, revision }: Team) => {
    const question = { title: t.removeTitle(name), text: t.removeText, action: t.remove };
    if ((await confirmed(question)) && (await act({ params: { id }, query: { revision } })).ok)
      say(t.removed);
  };
  const add = (
    <button type="button" className="button main" onClick={() => setEditing(newTeam())}>
      {t.add}
    </button>
  );
  return (
    <Screen title={t.title} lead={t.lead} actions={add}>
      <SupervisionTabs />
      <ProblemNote problem={problem} />
      <Asked
        of={asked}
        empty={({ teams }) => teams.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ teams }) => (
          <ul className="rows card">
            {teams.map((team) => (
              <li key={team.id}>
                <About team={team} people={people} />
                <div className="actions">
                  <button type="button" className="button" onClick={() => setEditing(team)}>
                    {t.edit}
                    <span className="hid"> {team.name}</span>
                  </button>
                  <button type="button" className="button plain" onClick={() => void remove(team)}>
                    {t.remove}
                    <span className="hid"> {team.name}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {editing ? (
        <TeamDialog
          key={editing.id}
          team={editing}
          latest={asked.data?.teams.find(({ id }) => id === editing.id) ?? null}
          people={people}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Screen>
  );
}

function About({ team, people }: { team: Team; people: readonly Colleague[] }) {
  const t = useText(teamTexts);
  const names = useText(intentNames);
  const { name, intents, languages, fallbackSeconds, members } = team;
  const known = people.filter(({ id }) => members.includes(id)).map((one) => one.name);
  const what = [...intents.map((one) => names[one]), ...languages.map((one) => t.languageNames[one])];
  return (
    <div>
      <h2>
        <span translate="no">{name}</span> <span className="fine">{t.members(members.length)}</span>
      </h2>
      <p>{intents.length === 0 ? t.onlyByHand : what.join(' · ')}</p>
      <p className="fine">
        {members.length === 0
          ? t.noMembers
          : `${known.join(' · ')}${known.length > 0 ? ' — ' : ''}${t.fallback(fallbackSeconds)}`}
      </p>
    </div>
  );
}
