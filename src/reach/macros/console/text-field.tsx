/** The text of a macro in one language: variables at hand, what is wrong and where, and what a customer will read. */
import { useId, useRef } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { rangeText } from '../../waits/contract.ts';
import {
  faultText,
  fill,
  MAX_MACRO,
  readTemplate,
  VARIABLES,
  type Values,
  type Variable,
} from '../contract.ts';
import { macrosTexts } from './messages.ts';

interface TextFieldProps {
  readonly lang: 'zh' | 'en';
  readonly isLocked: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function TextField({ lang, isLocked, text, onChange }: TextFieldProps) {
  const t = useText(macrosTexts);
  const own = useLang();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { faults } = readTemplate(text);
  const insert = (variable: Variable) => {
    const at = field.current?.selectionStart ?? text.length;
    const until = field.current?.selectionEnd ?? at;
    onChange(`${text.slice(0, at)}{${variable}}${text.slice(until)}`);
    field.current?.focus();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t.texts[lang]}</label>
      {isLocked ? null : (
        <fieldset className="macro-variables">
          <legend className="hid">{t.insert}</legend>
          {VARIABLES.map((variable) => (
            <button key={variable} type="button" title={t.means[variable]} onClick={() => insert(variable)}>
              {`{${variable}}`}
            </button>
          ))}
        </fieldset>
      )}
      <textarea
        id={id}
        ref={field}
        lang={lang}
        required
        maxLength={MAX_MACRO}
        readOnly={isLocked}
        value={text}
        aria-invalid={faults.length > 0 ? true : undefined}
        aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {faults.length > 0 ? (
        <ul className="wrong" id={`${id}-faults`}>
          {faults.map((fault) => (
            <li key={`${fault.line} ${fault.column}`}>{faultText(fault, own)}</li>
          ))}
        </ul>
      ) : null}
      <Preview lang={lang} text={text} />
    </div>
  );
}

const WAIT = { lowSeconds: 300, highSeconds: 600 };
const STAFF_NUMBER = '1001';

function Preview({ lang, text }: Pick<TextFieldProps, 'lang' | 'text'>) {
  const t = useText(macrosTexts);
  const { name } = useSession().me.person;
  const { sample } = macrosTexts[lang];
  const values: Values = { ...sample, agent: name, staff: STAFF_NUMBER, wait: rangeText(WAIT, lang) };
  return (
    <figure className="macro-preview">
      <figcaption>{t.preview[lang]}</figcaption>
      {text.trim() ? (
        <p lang={lang}>{fill(readTemplate(text).parts, values, lang)}</p>
      ) : (
        <p className="fine">{t.empty}</p>
      )}
    </figure>
  );
}
