import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen, Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Mail, mailApi } from '../contract.ts';
import { mailTexts } from './messages.ts';
import { State } from './state.tsx';

export default function MessageScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const asked = useAsk(mailApi.one, { params: { id: params.id ?? '' } }, { topics: ['mail.changed'] });
  return <Asked of={asked}>{(mail) => <Shown mail={mail} />}</Asked>;
}

function Shown({ mail }: { mail: Mail }) {
  const t = useText(mailTexts);
  const { permissions } = useSession();
  const { act, busy, problem } = useAct(mailApi.retry, [mailApi.one, mailApi.list]);
  const stuck = mail.state === 'kept' || mail.state === 'failed';
  const retry = async () => {
    if ((await act({ params: { id: mail.id } })).ok) say(t.retried);
  };
  return (
    <Screen
      title={mail.subject}
      above={<Link to="/mail">{t.back}</Link>}
      actions={
        stuck && permissions.has('mail.retry') ? (
          <button type="button" className="button" disabled={busy} onClick={retry}>
            {t.retry}
          </button>
        ) : null
      }
    >
      <ProblemNote problem={problem} />
      {mail.link === 'none' || mail.link === 'plain' ? null : <p className="note">{t.link[mail.link]}</p>}
      <section className="card" aria-label={mail.subject}>
        <dl className="facts">
          <dt>{t.to}</dt>
          <dd>
            {mail.to.name} <span className="fine">{mail.to.email}</span>
          </dd>
          <dt>{t.state}</dt>
          <dd>
            <State state={mail.state} />
          </dd>
          <dt>{mail.sentAt ? t.sent : t.created}</dt>
          <dd>
            <Time at={mail.sentAt ?? mail.createdAt} />
          </dd>
          {mail.attempts > 0 ? (
            <>
              <dt>{t.attempts}</dt>
              <dd>{mail.attempts}</dd>
            </>
          ) : null}
          {mail.error ? (
            <>
              <dt>{t.error}</dt>
              <dd>{mail.error}</dd>
            </>
          ) : null}
        </dl>
      </section>
      <Section title={t.body}>
        <pre className="letter" lang={mail.lang === 'zh' ? 'zh-CN' : 'en'}>
          {mail.text}
        </pre>
      </Section>
    </Screen>
  );
}
