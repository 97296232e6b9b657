/** One webhook: how it stands, what it was sent, and what can be done about it. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { dateTime } from '../../../../web/console/date-time.ts';
import { Asked, Screen } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Webhook, webhooksApi } from '../contract.ts';
import { Deliveries } from './deliveries.tsx';
import { WebhookForm, type Written } from './form.tsx';
import { Manage } from './manage.tsx';
import { webhooksTexts } from './messages.ts';
import { Standing } from './parts.tsx';
import { Replay } from './replay.tsx';
import './webhooks.css';

const LOOK_MS = 3_000;
const STALE = [webhooksApi.get, webhooksApi.list, webhooksApi.deliveries];

export default function WebhookScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const asked = useAsk(
    webhooksApi.get,
    { params: { id: params.id ?? '' } },
    { topics: ['webhooks.changed'], everyMs: LOOK_MS },
  );
  return <Asked of={asked}>{(webhook) => <Shown webhook={webhook} />}</Asked>;
}

function Shown({ webhook }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const { permissions } = useSession();
  const [editing, setEditing] = useState(false);
  const params = { id: webhook.id };
  const ping = useAct(webhooksApi.ping, STALE);
  const pause = useAct(webhooksApi.pause, STALE);
  const resume = useAct(webhooksApi.resume, STALE);
  const isActive = webhook.state === 'active';
  const test = async () => {
    if ((await ping.act({ params })).ok) say(t.tested);
  };
  const toggle = async () => {
    const done = isActive ? await pause.act({ params }) : await resume.act({ params });
    if (done.ok) say(isActive ? t.paused : t.resumed);
  };
  const mayManage = permissions.has('webhooks.manage');
  return (
    <Screen
      title={webhook.label}
      above={<Link to="/webhooks">{t.back}</Link>}
      actions={
        mayManage ? (
          <>
            {isActive ? (
              <button type="button" className="button main" disabled={ping.busy} onClick={test}>
                {t.test}
              </button>
            ) : null}
            <button type="button" className={isActive ? 'button' : 'button main'} onClick={toggle}>
              {isActive ? t.pause : t.resume}
            </button>
            <button type="button" className="button" onClick={() => setEditing(true)}>
              {t.edit}
            </button>
          </>
        ) : null
      }
    >
      <ProblemNote problem={ping.problem ?? pause.problem ?? resume.problem} />
      <Trouble webhook={webhook} />
      <Facts webhook={webhook} />
      <Deliveries webhook={webhook} />
      {permissions.has('webhooks.retry') ? <Replay webhook={webhook} /> : null}
      {mayManage ? <Manage webhook={webhook} /> : null}
      {editing ? <Edit webhook={webhook} onClose={() => setEditing(false)} /> : null}
    </Screen>
  );
}

function Trouble({ webhook: { state, disabledWhy, failingSince } }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const text = disabledWhy
    ? t.disabled[disabledWhy]
    : failingSince && state === 'active'
      ? t.failingNote
      : null;
  if (!text) return null;
  return (
    <div className="note stop" role="status">
      <Icon name="warning" />
      <p>{text}</p>
    </div>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const lang = useLang();
  const { url, types, createdBy, createdAt, oldSecretEnds } = webhook;
  return (
    <section className="card" aria-label={webhook.label}>
      <dl className="facts">
        <dt>{t.state}</dt>
        <dd>
          <Standing webhook={webhook} />
        </dd>
        <dt>{t.url}</dt>
        <dd className="break">{url}</dd>
        <dt>{t.kinds}</dt>
        <dd className="chips">
          {types.map((type) => (
            <code key={type} className="chip">
              {type}
            </code>
          ))}
        </dd>
        {oldSecretEnds ? (
          <>
            <dt>{t.secret}</dt>
            <dd>{t.bothGood(dateTime(oldSecretEnds, lang))}</dd>
          </>
        ) : null}
      </dl>
      <p className="fine">
        {t.createdBy(createdBy)} <Time at={createdAt} />
      </p>
    </section>
  );
}

function Edit({ webhook: { id, label, url, types }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useText(webhooksTexts);
  const { act, busy, problem } = useAct(webhooksApi.change, STALE);
  const submit = async (written: Written) => {
    const done = await act({ params: { id }, body: { ...written, types: [...written.types] } });
    if (!done.ok) return;
    say(t.saved);
    onClose();
  };
  return (
    <WebhookForm
      title={t.edit}
      action={t.save}
      start={{ label, url, types }}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
