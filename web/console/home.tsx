import { publishersApi } from '../../src/find/publishers/contract.ts';
import { staffApi } from '../../src/people/staff/contract.ts';
import { useAsk } from './ask.ts';
import { Empty, Screen, Section, Skeleton } from './frame.tsx';
import { homeTexts } from './home-messages.ts';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { Link } from './router.tsx';
import { useSession } from './session.tsx';
import { useTodos } from './todos.ts';

/** What waits for whoever is here, and nothing else. */
export default function Home() {
  const t = useText(homeTexts);
  const { me, permissions } = useSession();
  const isAsleep = me.withheldRoles.length > 0;
  return (
    <Screen title={t.hello(me.person.name)}>
      {isAsleep ? <Notice {...t.withheld} to="/account" /> : null}
      {permissions.size === 0 && !isAsleep ? <Notice {...t.noRights} to="/account" /> : null}
      {permissions.has('people.invite') ? <Alone /> : null}
      {permissions.has('publishers.change') ? <Single /> : null}
      <Waiting />
    </Screen>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly to: string;
  readonly steps?: readonly string[];
}

function Notice({ title, text, action, to, steps = [] }: NoticeProps) {
  return (
    <section className="note" aria-label={title}>
      <Icon name="warning" />
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {steps.length > 0 ? (
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
        <Link className="button main" to={to}>
          {action}
        </Link>
      </div>
    </section>
  );
}

/** With one person who may approve, every protected change would stand still. */
function Alone() {
  const t = useText(homeTexts);
  const owners = useApprovers('owner');
  const admins = useApprovers('admin');
  const isAlone = owners !== null && admins !== null && new Set([...owners, ...admins]).size < 2;
  return isAlone ? <Notice {...t.alone} to="/people?invite=admin" /> : null;
}

/** Nobody is told twice: while a better list is being signed, that waits among the todos. */
function Single() {
  const t = useText(homeTexts);
  const { data } = useAsk(publishersApi.get, {}, { topics: ['publishers.changed'] });
  const isSingle = data?.mode === 'key-file' && data.single && data.change === null;
  return isSingle ? <Notice {...t.single} to="/publishers" /> : null;
}

function useApprovers(role: 'owner' | 'admin'): readonly string[] | null {
  const asked = useAsk(staffApi.people, { query: { role, limit: '2' } }, { topics: ['people.changed'] });
  return asked.data?.people.map(({ id }) => id) ?? null;
}

function Waiting() {
  const t = useText(homeTexts);
  const { pending, failed, todos } = useTodos();
  return (
    <Section title={t.waiting}>
      {failed ? (
        <p className="fine" role="status">
          {t.failed}
        </p>
      ) : null}
      {todos.length > 0 ? (
        <ul className="rows todos">
          {todos.map(({ key, icon, to, title, detail }) => (
            <li key={key}>
              <Link to={to}>
                <Icon name={icon} />
                <span>
                  <strong>{title}</strong>
                  <span className="fine">{detail}</span>
                </span>
                <Icon name="arrow" />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {pending ? <Skeleton lines={2} /> : null}
      {!pending && todos.length === 0 ? <Empty title={t.nothing}>{t.nothingText}</Empty> : null}
    </Section>
  );
}
