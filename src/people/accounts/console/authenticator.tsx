import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { CodeField } from '../../../../web/console/field.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { refreshMe, useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import type { AnswerOf } from '../../../kernel/http/contract.ts';
import { confirmTotp, removeTotp, startTotp } from '../contract.ts';
import { meTexts } from './me-messages.ts';
import { TotpSecret } from './qr.tsx';

type Secret = AnswerOf<typeof startTotp>;

export function Authenticator() {
  const t = useText(meTexts).totp;
  const { totp } = useSession().me.factors;
  const [secret, setSecret] = useState<Secret | null>(null);
  const start = useAct(startTotp);
  const remove = useAct(removeTotp);
  const begin = async () => {
    const begun = await start.act({});
    if (begun.ok) setSecret(begun.value);
  };
  const ask = async () => {
    if (!(await confirmed({ title: t.ask, text: t.askText, action: t.remove }))) return;
    if (!(await remove.act({})).ok) return;
    say(t.removed);
    await refreshMe();
  };
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        totp ? (
          <button type="button" className="button danger" disabled={remove.busy} onClick={ask}>
            {t.remove}
          </button>
        ) : (
          <button type="button" className="button" disabled={start.busy} onClick={begin}>
            {t.add}
          </button>
        )
      }
    >
      <p>
        <span className={totp ? 'chip on' : 'chip'}>{totp ? t.on : t.off}</span>
      </p>
      <ProblemNote problem={start.problem ?? remove.problem} />
      {secret ? <Bind secret={secret} onClose={() => setSecret(null)} /> : null}
    </Section>
  );
}

function Bind({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const t = useText(meTexts).totp;
  const [code, setCode] = useState('');
  const { act, busy, problem } = useAct(confirmTotp);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act({ body: { code: code.replaceAll(/\D/g, '') } })).ok) return;
    onClose();
    say(t.done);
    await refreshMe();
  };
  return (
    <Dialog title={t.add} onClose={onClose}>
      <form onSubmit={submit}>
        <TotpSecret {...secret} />
        <ProblemNote problem={problem} />
        <CodeField label={t.code} value={code} onChange={(event) => setCode(event.target.value)} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.confirm}
        </button>
      </form>
    </Dialog>
  );
}
