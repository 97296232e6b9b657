import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type Person, staffApi } from '../contract.ts';
import { Departure } from './departure.tsx';
import { Factors } from './factors.tsx';
import { staffTexts } from './messages.ts';
import { RoleChips } from './parts.tsx';
import { PersonSessions } from './person-sessions.tsx';
import { Roles } from './roles.tsx';

export default function PersonScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const asked = useAsk(
    staffApi.person,
    { params: { id: params.id ?? '' } },
    { topics: ['people.changed', 'people.sessions-ended'] },
  );
  return <Asked of={asked}>{(person) => <Shown person={person} />}</Asked>;
}

function Shown({ person }: { person: Person }) {
  const t = useText(staffTexts);
  const { me, permissions } = useSession();
  const isMe = me.person.id === person.id;
  return (
    <Screen
      title={person.name}
      lead={[person.staffNumber === null ? null : t.staffNumber(person.staffNumber), person.email]
        .filter(Boolean)
        .join(' · ')}
      above={<Link to="/people">{t.back}</Link>}
    >
      {isMe || !person.manageable ? <p className="note">{isMe ? t.you : t.above}</p> : null}
      <section className="card" aria-label={person.name}>
        <dl className="facts">
          <dt>{t.roles}</dt>
          <dd>
            <RoleChips roles={person.roles} />
          </dd>
          <dt>{t.factors}</dt>
          <dd>
            <Factors person={person} />
          </dd>
          <dt>{t.seen}</dt>
          <dd>{person.lastSeenAt ? <Time at={person.lastSeenAt} /> : t.never}</dd>
          <dt>{t.since}</dt>
          <dd>
            <Time at={person.createdAt} />
          </dd>
          <dt>{t.language}</dt>
          <dd>{t.languages[person.lang]}</dd>
        </dl>
      </section>
      {person.manageable && !isMe ? (
        <>
          {permissions.has('people.roles') ? <Roles key={person.roles.join()} person={person} /> : null}
          {permissions.has('people.sessions') ? <PersonSessions person={person} /> : null}
          <Departure person={person} />
        </>
      ) : null}
    </Screen>
  );
}
