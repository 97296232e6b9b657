/** What a macro consists of, as fields. */
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { MAX_SHORTCUT, MAX_TITLE } from '../contract.ts';
import { macrosTexts } from './messages.ts';
import { TextField } from './text-field.tsx';

export interface Form {
  readonly shared: boolean;
  readonly title: string;
  readonly shortcut: string;
  readonly texts: { readonly zh: string; readonly en: string };
  /** Separated by commas. */
  readonly tags: string;
  readonly resolve: boolean;
}

interface FieldsProps {
  readonly form: Form;
  readonly isLocked: boolean;
  readonly mayChooseShared: boolean;
  readonly areTagsWrong: boolean;
  readonly onChange: (change: Partial<Form>) => void;
}

export function Fields({ form, isLocked, mayChooseShared, areTagsWrong, onChange }: FieldsProps) {
  const t = useText(macrosTexts);
  return (
    <>
      {mayChooseShared ? <Whose isShared={form.shared} onChange={onChange} /> : null}
      <div className="macro-names">
        <Field
          label={t.name}
          required
          maxLength={MAX_TITLE}
          autoComplete="off"
          readOnly={isLocked}
          value={form.title}
          onChange={({ target }) => onChange({ title: target.value })}
        />
        <Field
          label={t.shortcut}
          hint={t.shortcutHint}
          required
          maxLength={MAX_SHORTCUT + 1}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={isLocked}
          value={form.shortcut}
          onChange={({ target }) => onChange({ shortcut: target.value })}
        />
      </div>
      <p className="fine">{t.textsHint}</p>
      <div className="macro-texts">
        {(['zh', 'en'] as const).map((lang) => (
          <TextField
            key={lang}
            lang={lang}
            isLocked={isLocked}
            text={form.texts[lang]}
            onChange={(text) => onChange({ texts: { ...form.texts, [lang]: text } })}
          />
        ))}
      </div>
      <fieldset className="choices" disabled={isLocked}>
        <legend>{t.acts}</legend>
        <Field
          label={t.tags}
          error={areTagsWrong ? t.tagsWrong : undefined}
          autoComplete="off"
          value={form.tags}
          onChange={({ target }) => onChange({ tags: target.value })}
        />
        <label className="tick">
          <input
            type="checkbox"
            checked={form.resolve}
            onChange={({ target }) => onChange({ resolve: target.checked })}
          />
          {t.resolve}
        </label>
      </fieldset>
    </>
  );
}

function Whose({ isShared, onChange }: { isShared: boolean; onChange: FieldsProps['onChange'] }) {
  const t = useText(macrosTexts);
  const choices = [
    [false, t.forOwn],
    [true, t.forAll],
  ] as const;
  return (
    <fieldset className="choices">
      <legend>{t.for}</legend>
      {choices.map(([shared, label]) => (
        <label key={label} className="tick">
          <input
            type="radio"
            name="whose"
            checked={isShared === shared}
            onChange={() => onChange({ shared })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
