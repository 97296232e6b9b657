import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { CopyButton } from '../../../../web/console/copy.tsx';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { refreshMe, useSession } from '../../../../web/console/session.tsx';
import { renewRecoveryCodes } from '../contract.ts';
import { meTexts } from './me-messages.ts';

export function RecoveryCodes() {
  const t = useText(meTexts).codes;
  const { recoveryCodes } = useSession().me.factors;
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { act, busy, problem } = useAct(renewRecoveryCodes);
  const renew = async () => {
    const sure = recoveryCodes === 0 || (await confirmed({ title: t.ask, text: t.askText, action: t.make }));
    if (!sure) return;
    const made = await act({});
    if (!made.ok) return;
    setCodes(made.value.codes);
    await refreshMe();
  };
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        <button type="button" className="button" disabled={busy} onClick={renew}>
          {t.make}
        </button>
      }
    >
      <p>
        <span className={recoveryCodes > 0 ? 'chip on' : 'chip'}>{t.left(recoveryCodes)}</span>
      </p>
      <ProblemNote problem={problem} />
      {codes.length > 0 ? (
        <Dialog title={t.title} onClose={() => setCodes([])}>
          <p className="strong">{t.shown}</p>
          <ul className="codes" aria-label={t.all}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <div className="actions">
            <CopyButton text={codes.join('\n')} />
            <button type="button" className="button" onClick={() => window.print()}>
              {t.print}
            </button>
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
}
