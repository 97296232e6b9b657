import { Copyable } from '../../../../web/console/copy.tsx';
import { dateTime } from '../../../../web/console/date-time.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { webhooksTexts } from './messages.ts';
import { VERIFY } from './snippet.ts';
import './webhooks.css';

interface SecretProps {
  readonly secret: string;
  /** Until when the one before is good as well. */
  readonly oldEnds: string | null;
  readonly onClose: () => void;
}

/** Shown once. */
export function Secret({ secret, oldEnds, onClose }: SecretProps) {
  const t = useText(webhooksTexts);
  const lang = useLang();
  return (
    <Dialog title={t.secret} onClose={onClose}>
      <p className="strong">{t.shown}</p>
      <Copyable label={t.secret} text={secret} />
      {oldEnds ? <p>{t.bothGood(dateTime(oldEnds, lang))}</p> : null}
      <p>{t.check}</p>
      <pre className="code">{VERIFY}</pre>
    </Dialog>
  );
}
