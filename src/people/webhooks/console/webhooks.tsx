import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { type Webhook, webhooksApi } from '../contract.ts';
import { WebhookForm, type Written } from './form.tsx';
import { webhooksTexts } from './messages.ts';
import { Standing } from './parts.tsx';
import { Secret } from './secret.tsx';
import { pulling, VERIFY } from './snippet.ts';
import './webhooks.css';

const LOOK_MS = 5_000;

export default function WebhooksScreen() {
  const t = useText(webhooksTexts);
  const mayManage = useSession().permissions.has('webhooks.manage');
  const asked = useAsk(webhooksApi.list, {}, { topics: ['webhooks.changed'], everyMs: LOOK_MS });
  const [creating, setCreating] = useState(false);
  return (
    <Screen
      title={t.title}
      lead={t.lead}
      actions={
        mayManage ? (
          <button type="button" className="button main" onClick={() => setCreating(true)}>
            {t.create}
          </button>
        ) : null
      }
    >
      <Asked of={asked} empty={({ webhooks }) => webhooks.length === 0 && <None />}>
        {({ webhooks }) => (
          <ul className="rows card">
            {webhooks.map((webhook) => (
              <li key={webhook.id}>
                <Row webhook={webhook} />
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {creating ? <Create onClose={() => setCreating(false)} /> : null}
    </Screen>
  );
}

function None() {
  const t = useText(webhooksTexts);
  return (
    <section className="card" aria-label={t.none}>
      <Empty title={t.none}>{t.noneText}</Empty>
      <p>{t.check}</p>
      <pre className="code">{VERIFY}</pre>
      <p>{t.docs}</p>
      <pre className="code">{pulling(location.origin)}</pre>
    </section>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  return (
    <div>
      <p>
        <Link className="strong" to={`/webhooks/${webhook.id}`}>
          {webhook.label}
        </Link>{' '}
        <span className="fine">{new URL(webhook.url).host}</span>
      </p>
      <Standing webhook={webhook} />
      <p className="fine">{webhook.types.join(' · ')}</p>
    </div>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const t = useText(webhooksTexts);
  // The same for every try: made twice, it is there once.
  const [id] = useState(() => crypto.randomUUID());
  const [secret, setSecret] = useState<string | null>(null);
  const { act, busy, problem } = useAct(webhooksApi.create, [webhooksApi.list]);
  const submit = async ({ label, url, types }: Written) => {
    const made = await act({ body: { id, label, url, types: [...types] } });
    if (made.ok) setSecret(made.value.secret);
  };
  if (secret)
    return (
      <Secret
        secret={secret}
        oldEnds={null}
        onClose={() => {
          onClose();
          navigate(`/webhooks/${id}`);
        }}
      />
    );
  return (
    <WebhookForm
      title={t.create}
      action={t.create}
      start={{ label: '', url: '', types: [] }}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
