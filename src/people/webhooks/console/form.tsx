/** What a webhook is made of: for a new one and for one that is there. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { Asked } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { webhooksApi } from '../contract.ts';
import { webhooksTexts } from './messages.ts';

export interface Written {
  readonly label: string;
  readonly url: string;
  readonly types: readonly string[];
}

interface FormProps {
  readonly title: string;
  readonly action: string;
  readonly start: Written;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onSubmit: (written: Written) => void;
  readonly onClose: () => void;
}

export function WebhookForm({ title, action, start, busy, problem, onSubmit, onClose }: FormProps) {
  const t = useText(webhooksTexts);
  const [label, setLabel] = useState(start.label);
  const [url, setUrl] = useState(start.url);
  const [types, setTypes] = useState(start.types);
  const [hasNone, setHasNone] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setHasNone(types.length === 0);
    if (types.length > 0) onSubmit({ label, url, types });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.label}
          hint={t.labelHint}
          maxLength={80}
          required
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Field
          label={t.url}
          hint={t.urlHint}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          required
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <Kinds chosen={types} onChange={setTypes} />
        {hasNone ? (
          <p className="wrong" role="alert">
            {t.atLeastOne}
          </p>
        ) : null}
        <ProblemNote problem={problem} />
        <button type="submit" className="button main wide" disabled={busy}>
          {action}
        </button>
      </form>
    </Dialog>
  );
}

interface KindsProps {
  readonly chosen: readonly string[];
  readonly onChange: (types: readonly string[]) => void;
}

function Kinds({ chosen, onChange }: KindsProps): ReactNode {
  const t = useText(webhooksTexts);
  const lang = useLang();
  const asked = useAsk(webhooksApi.list, {});
  const toggle = (type: string) =>
    onChange(chosen.includes(type) ? chosen.filter((one) => one !== type) : [...chosen, type]);
  return (
    <fieldset className="choices">
      <legend>{t.kinds}</legend>
      <p className="fine">{t.kindsHint}</p>
      <Asked of={asked} lines={3}>
        {({ types }) =>
          types.map(({ type, allowed, ...words }) => (
            <label key={type} className="tick">
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                disabled={!allowed && !chosen.includes(type)}
                onChange={() => toggle(type)}
              />
              <span>
                {words[lang]} <code className="fine">{type}</code>
                {allowed ? null : <span className="fine"> · {t.notAllowed}</span>}
              </span>
            </label>
          ))
        }
      </Asked>
    </fieldset>
  );
}
