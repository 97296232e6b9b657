/** The list that is being signed: who has, who has not, and what is left for the caller. */
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Change, publishersApi } from '../contract.ts';
import { PendingLogKey } from './log-key.tsx';
import { publishersTexts } from './messages.ts';
import { RulesList, Steps } from './parts.tsx';
import { Sign } from './sign.tsx';
import { gone } from './standing.ts';

export function Pending({ change }: { change: Change }) {
  const t = useText(publishersTexts);
  const { people, rules, previous, card, draftedBy, draftedAt, v, logKey } = change;
  const isDone = ({ list, card: hasCard }: Change['people'][number]) => list && (card === null || hasCard);
  const names = gone(people).map(({ name }) => name);
  return (
    <Section
      title={t.pending.title}
      lead={
        <>
          {t.version(v)} · {t.pending.by(draftedBy.name)} · <Time near at={draftedAt} />
        </>
      }
    >
      <Steps at={3} />
      {names.length > 0 ? (
        <p className="wrong" role="alert">
          {t.pending.trouble(names.join(t.separator))}
        </p>
      ) : null}
      <p className="strong" role="status">
        {t.pending.progress(people.filter(isDone).length, people.length)}
      </p>
      <ul className="rows">
        {people.map((person) => (
          <Row key={person.id} person={person} withCard={card !== null} />
        ))}
      </ul>
      {previous ? (
        <p>
          {t.pending.previous(previous.signed.length, previous.needed, previous.signed.join(t.separator))}
        </p>
      ) : null}
      <PendingLogKey logKey={logKey} />
      <Acts change={change} />
      <h3>{t.rules.title}</h3>
      <RulesList brief rules={rules} />
    </Section>
  );
}

function Row({ person, withCard }: { person: Change['people'][number]; withCard: boolean }) {
  const t = useText(publishersTexts).pending;
  const { me } = useSession();
  return (
    <li>
      <p className="strong">
        {person.name}
        {person.id === me.person.id ? t.you : ''}
      </p>
      <span className="chips">
        <Mark what={t.list} isDone={person.list} />
        {withCard ? <Mark what={t.card} isDone={person.card} /> : null}
      </span>
    </li>
  );
}

function Mark({ what, isDone }: { what: string; isDone: boolean }) {
  const t = useText(publishersTexts).pending;
  return (
    <span className={isDone ? 'chip on' : 'chip'}>
      {isDone ? <Icon name="check" /> : null}
      {what} {isDone ? t.done : t.open}
    </span>
  );
}

function Acts({ change }: { change: Change }) {
  const t = useText(publishersTexts).pending;
  const [isSigning, setSigning] = useState(false);
  const drop = useAct(publishersApi.drop, [publishersApi.get]);
  const ask = async () => {
    if (!(await confirmed({ title: t.dropAsk, text: t.dropText, action: t.drop }))) return;
    if ((await drop.act({})).ok) say(t.dropped);
  };
  const mayDrop = useSession().permissions.has('publishers.change');
  return (
    <>
      <ProblemNote problem={drop.problem} />
      {change.mine ? null : <p className="fine">{t.others}</p>}
      <div className="actions">
        {change.mine ? (
          <button type="button" className="button main" onClick={() => setSigning(true)}>
            {t.sign}
          </button>
        ) : null}
        {mayDrop ? (
          <button type="button" className="button danger" disabled={drop.busy} onClick={ask}>
            {t.drop}
          </button>
        ) : null}
      </div>
      {isSigning ? <Sign change={change} onClose={() => setSigning(false)} /> : null}
    </>
  );
}
