/** One labelled input of the screens that come without Ant Design. */
import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';

interface Labels {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with it, read out with the field. */
  readonly error?: string | undefined;
}
type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & Labels;
type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & Labels;

export function Field({ label, hint, error, ...input }: FieldProps) {
  const labels = { label, hint, error };
  return <Labelled {...labels}>{(named) => <input {...input} {...named} />}</Labelled>;
}

/** For what may be several sentences. */
export function Area({ label, hint, error, ...area }: AreaProps) {
  const labels = { label, hint, error };
  return <Labelled {...labels}>{(named) => <textarea {...area} {...named} />}</Labelled>;
}

interface Named {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

function Labelled({ label, hint, error, children }: Labels & { children: (named: Named) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="fine" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
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
