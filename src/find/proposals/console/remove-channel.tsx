import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { Proposal } from '../contract.ts';
import { Buttons } from './buttons.tsx';
import type { Entry } from './channel-field.tsx';
import { fieldText } from './describe.ts';
import { editorMessages } from './editor-messages.ts';
import { VALUE_FIELDS } from './kinds.ts';
import { SaveDialog } from './save.tsx';

/** Names what will be retired before anything is put into a proposal. */
export function RemoveChannel({ entry, into }: { entry: Entry; into: Proposal | null }) {
  const t = useText(editorMessages);
  const lang = useLang();
  const [step, setStep] = useState<'idle' | 'asked' | 'saving'>('idle');
  const name = fieldText('label', entry.label, lang);
  const key = VALUE_FIELDS[entry.kind].find(({ required }) => required)?.key ?? 'label';
  const close = () => setStep('idle');
  return (
    <>
      <Button danger onClick={() => setStep('asked')}>
        {t.remove}
      </Button>
      {step === 'asked' && (
        <Dialog title={t.removeTitle(name)} onClose={close}>
          <div className="cl-form">
            <p>{t.removeLead(fieldText(key, entry[key], lang))}</p>
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
          edits={{ [`channel/${String(entry.id)}`]: null }}
          title={t.removing(name)}
          into={into}
          onSaved={close}
          onClose={close}
        />
      )}
    </>
  );
}
