/** What is seldom done to a webhook, and with care. */
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Webhook, webhooksApi } from '../contract.ts';
import { webhooksTexts } from './messages.ts';
import { Secret } from './secret.tsx';

export function Manage({ webhook: { id, label } }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const [fresh, setFresh] = useState<{ secret: string; oldEnds: string | null } | null>(null);
  const rotate = useAct(webhooksApi.rotate, [webhooksApi.get]);
  const remove = useAct(webhooksApi.remove, [webhooksApi.list]);
  const params = { id };
  const change = async () => {
    const asked = { title: t.askRotate, text: t.askRotateText, action: t.rotate, harmless: true } as const;
    if (!(await confirmed(asked))) return;
    const made = await rotate.act({ params });
    if (made.ok) setFresh({ secret: made.value.secret, oldEnds: made.value.webhook.oldSecretEnds });
  };
  const drop = async () => {
    if (!(await confirmed({ title: t.askRemove(label), text: t.askRemoveText, action: t.remove }))) return;
    if (!(await remove.act({ params })).ok) return;
    say(t.removed);
    navigate('/webhooks');
  };
  return (
    <>
      <ProblemNote problem={rotate.problem ?? remove.problem} />
      <div className="actions">
        <button type="button" className="button" disabled={rotate.busy} onClick={change}>
          {t.rotate}
        </button>
        <button type="button" className="button danger" disabled={remove.busy} onClick={drop}>
          {t.remove}
        </button>
      </div>
      {fresh ? <Secret {...fresh} onClose={() => setFresh(null)} /> : null}
    </>
  );
}
