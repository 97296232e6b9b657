/** One labelled input of the screens that come without Ant Design. */
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with it, read out with the field. */
  readonly error?: string | undefined;
};

export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="fine" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
      />
      {error ? (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A one-time code of six digits: the right keyboard, and filled in by phones. */
export function CodeField(props: FieldProps) {
  return (
    <Field
      {...props}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,7}"
      maxLength={7}
      spellCheck={false}
      required
    />
  );
}
