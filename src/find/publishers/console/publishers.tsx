/** Who approves the card: the list in force, the one that is being signed, and the earlier ones. */
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen, Section } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type PublishersView, publishersApi, type Version } from '../contract.ts';
import { FormerLogKey } from './log-key.tsx';
import { logKeyTexts } from './log-key-messages.ts';
import { publishersTexts } from './messages.ts';
import { RulesList } from './parts.tsx';
import { Pending } from './pending.tsx';
import { gone } from './standing.ts';
import { Witnesses } from './witnesses.tsx';

const TOPICS = ['publishers.changed', 'people.changed', 'contacts.published'] as const;
const TO_CHANGE = '/publishers/change';

export default function PublishersScreen() {
  const t = useText(publishersTexts);
  const asked = useAsk(publishersApi.get, {}, { topics: TOPICS });
  const mayChange = useSession().permissions.has('publishers.change') && asked.data?.change === null;
  const isSingle = asked.data?.single ?? true;
  return (
    <Screen
      title={t.title}
      lead={t.lead}
      actions={
        mayChange && !isSingle ? (
          <Link className="button" to={TO_CHANGE}>
            {t.change}
          </Link>
        ) : null
      }
    >
      <Asked of={asked} lines={6}>
        {(view) => (
          <>
            {view.single && !view.change ? <Single view={view} mayChange={mayChange} /> : null}
            <Trouble view={view} />
            {view.change ? <Pending change={view.change} /> : null}
            {view.formerLogKeySince ? <FormerLogKey since={view.formerLogKeySince} /> : null}
            {view.idleKeyFile ? <IdleKeyFile /> : null}
            <InForce view={view} />
            <Witnesses />
            {view.history.length > 1 ? <History versions={view.history.slice(1)} /> : null}
          </>
        )}
      </Asked>
    </Screen>
  );
}

function Single({ view, mayChange }: { view: PublishersView; mayChange: boolean }) {
  const t = useText(publishersTexts).single;
  return (
    <section className="note" aria-label={t.title}>
      <Icon name="warning" />
      <div>
        <h2>{t.title}</h2>
        <p>{view.mode === 'key-file' ? t.keyFile : t.people}</p>
        <p className="fine">{t.public}</p>
        {mayChange ? (
          <Link className="button main" to={TO_CHANGE}>
            {t.action}
          </Link>
        ) : null}
      </div>
    </section>
  );
}

function Trouble({ view: { people, rules } }: { view: PublishersView }) {
  const t = useText(publishersTexts);
  const names = gone(people).map(({ name }) => name);
  if (names.length === 0) return null;
  const needed = rules.publishers.approvals;
  return (
    <section className="note stop" aria-label={t.trouble.title}>
      <Icon name="warning" />
      <div>
        <h2>{t.trouble.title}</h2>
        <p>{t.trouble.text(names.join(t.separator))}</p>
        {people.length - names.length < needed ? <p>{t.trouble.stuck(needed)}</p> : null}
      </div>
    </section>
  );
}

function IdleKeyFile() {
  const t = useText(publishersTexts).idle;
  return (
    <section className="note stop" aria-label={t.title}>
      <Icon name="warning" />
      <div>
        <h2>{t.title}</h2>
        <p>{t.text}</p>
      </div>
    </section>
  );
}

function InForce({ view }: { view: PublishersView }) {
  const t = useText(publishersTexts);
  const logKey = useText(logKeyTexts);
  const { v, since, index, people, rules, history } = view;
  return (
    <Section
      title={t.now}
      lead={
        <>
          {t.version(v)} · {t.since} <Time at={since} /> · {index === null ? t.waiting : t.index(index)}
          {history[0]?.newLogKey ? ` · ${logKey.changed}` : ''}
        </>
      }
    >
      <ul className="rows">
        {people.map(({ id, name, keys, standing }) => (
          <li key={id}>
            <div>
              <p className="strong">
                {name}{' '}
                {t.standing[standing] ? <span className="chip off">{t.standing[standing]}</span> : null}
              </p>
              <p className="fine">{standing === 'key-file' ? t.keyFile : t.keys(keys)}</p>
            </div>
          </li>
        ))}
      </ul>
      <h3>{t.rules.title}</h3>
      <RulesList rules={rules} />
    </Section>
  );
}

function History({ versions }: { versions: readonly Version[] }) {
  const t = useText(publishersTexts);
  const logKey = useText(logKeyTexts);
  return (
    <Section title={t.history}>
      <ul className="rows">
        {versions.map(({ v, since, index, names, rules, newLogKey }) => (
          <li key={v}>
            <div>
              <p>
                <span className="strong">{t.version(v)}</span> {names.join(t.separator)}
              </p>
              <p className="fine">
                <Time at={since} /> · {index === null ? t.waiting : t.index(index)} · {t.rules.protected}{' '}
                {t.rules.people(rules.protected.approvals)}
                {newLogKey ? ` · ${logKey.changed}` : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
