/** The key that signs the record, wherever these screens speak of it. */
import { useId } from 'react';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Time } from '../../../../web/console/time.tsx';
import type { Change } from '../contract.ts';
import { logKeyTexts } from './log-key-messages.ts';

interface OptionProps {
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}

export function LogKeyOption({ isChosen, onChange }: OptionProps) {
  const t = useText(logKeyTexts);
  const id = useId();
  return (
    <div className="field log-key">
      <label className="tick">
        <input
          type="checkbox"
          aria-describedby={id}
          checked={isChosen}
          onChange={({ target }) => onChange(target.checked)}
        />
        <strong>{t.option}</strong>
      </label>
      <p className="fine" id={id}>
        {t.optionText}
      </p>
    </div>
  );
}

export function PendingLogKey({ logKey }: Pick<Change, 'logKey'>) {
  const t = useText(logKeyTexts);
  if (logKey === 'same') return null;
  return (
    <>
      <p className="strong">{t.pending}</p>
      {logKey === 'missing' ? (
        <p className="wrong" role="alert">
          {t.missing}
        </p>
      ) : null}
    </>
  );
}

/** As the text that is signed names it. */
export function SignedLogKey({ vkey, isNew }: { vkey: string; isNew: boolean }) {
  const t = useText(logKeyTexts);
  return (
    <p className={isNew ? 'strong log-key' : 'fine log-key'}>
      {isNew ? t.signNew : t.signSame} <code>{vkey}</code>
    </p>
  );
}

/** What is left to do once the log has another key. */
export function FormerLogKey({ since }: { since: string }) {
  const t = useText(logKeyTexts).former;
  return (
    <section className="note" aria-label={t.title}>
      <Icon name="key" />
      <div>
        <h2>{t.title}</h2>
        <p>
          {t.since} <Time at={since} /> · {t.text}
        </p>
        <ol>
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="fine">{t.more}</p>
      </div>
    </section>
  );
}
