/** A notice that nobody has seen yet can go altogether; the dialog says what is in it. */
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { Buttons } from './buttons.tsx';
import { describeMessages } from './describe-messages.ts';
import { noticesMessages } from './notices-messages.ts';
import { SaveDialog } from './save.tsx';
import type { StaffNotice } from './source.tsx';

export function RemoveNotice({ notice, into }: { notice: StaffNotice; into: Proposal | null }) {
  const t = useText(noticesMessages);
  const w = useText(words);
  const m = useText(describeMessages).members;
  const lang = useLang();
  const [step, setStep] = useState<'idle' | 'asked' | 'saving'>('idle');
  const { slug, title, body, startsAt, placements } = notice;
  const name = title[lang];
  const close = () => setStep('idle');
  return (
    <>
      <Button danger onClick={() => setStep('asked')} aria-label={`${t.remove} ${name}`}>
        {t.remove}
      </Button>
      {step === 'asked' && (
        <Dialog title={t.removeTitle(name)} onClose={close}>
          <div className="cl-form">
            <p>{t.removeLead}</p>
            <blockquote>
              <p className="strong">{name}</p>
              <p>{body[lang]}</p>
              <p className="fine">
                {m.starts_at} <Time at={startsAt} /> ·{' '}
                {placements.map((one) => w.placements[one]).join(w.separator)}
              </p>
            </blockquote>
            <Buttons onClose={close}>
              <Button danger type="primary" onClick={() => setStep('saving')}>
                {t.removeNow}
              </Button>
            </Buttons>
          </div>
        </Dialog>
      )}
      {step === 'saving' && (
        <SaveDialog
          edits={{ [`notice/${slug}`]: null }}
          title={t.removing(name)}
          into={into}
          onSaved={close}
          onClose={close}
        />
      )}
    </>
  );
}
