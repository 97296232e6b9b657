/** What a contact is about, as both forms ask for it. */
import { INTENTS } from '@clearline/card';
import { Field } from '../../../../web/console/field.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../../find/surfaces/contract.ts';
import { About } from '../contract.ts';
import { callsTexts } from './messages.ts';

export interface Given {
  readonly intent: About | '';
  readonly order: string;
}
export const NOTHING_GIVEN: Given = { intent: '', order: '' };

/** As it is sent; null until a topic has been chosen. */
export function sentOf({ intent, order }: Given): { intent: About; order?: string } | null {
  if (intent === '') return null;
  return { intent, ...(order.trim() ? { order: order.trim() } : {}) };
}

interface Props {
  readonly value: Given;
  readonly onChange: (value: Given) => void;
}

export function AboutFields({ value, onChange }: Props) {
  const t = useText(callsTexts);
  const lang = useLang();
  return (
    <>
      <label className="field">
        <strong>{t.intent}</strong>
        <select
          required
          value={value.intent}
          onChange={({ target }) => onChange({ ...value, intent: About.safeParse(target.value).data ?? '' })}
        >
          <option value="">{t.choose}</option>
          {INTENTS.map((intent) => (
            <option key={intent} value={intent}>
              {words[lang].intents[intent]}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={t.order}
        hint={t.orderHint}
        maxLength={40}
        pattern="\s*[A-Za-z0-9][A-Za-z0-9\-]{3,39}\s*"
        autoComplete="off"
        spellCheck={false}
        value={value.order}
        onChange={({ target }) => onChange({ ...value, order: target.value })}
      />
    </>
  );
}
