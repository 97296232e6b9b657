/** One field of an editor: its name, what it is for, and what is wrong with it, tied together for everybody. */
import { type ReactNode, useId } from 'react';
import type { Problem } from './problems.ts';
import './contacts.css';

export interface Aria {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean | undefined;
}

interface FieldProps {
  readonly name: string;
  readonly help?: string | undefined;
  readonly hint?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly children: (aria: Aria) => ReactNode;
}

/** For one control. */
export function Field({ name, hint, help, problems = [], children }: FieldProps) {
  const id = useId();
  return (
    <div className="cl-field">
      <label htmlFor={id}>
        {name}
        {hint !== undefined && <span className="cl-hint">{hint}</span>}
      </label>
      {children(ariaOf(id, problems))}
      <Said id={id} help={help} problems={problems} />
    </div>
  );
}

/** For several controls that belong together. */
export function FieldGroup({ name, hint, help, problems = [], children }: FieldProps) {
  const id = useId();
  return (
    <fieldset className="cl-field" aria-describedby={`${id}-said`}>
      <legend>
        {name}
        {hint !== undefined && <span className="cl-hint">{hint}</span>}
      </legend>
      {children(ariaOf(id, problems))}
      <Said id={id} help={help} problems={problems} />
    </fieldset>
  );
}

/** A small control inside a field, with its name above it. */
export function Labelled({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="cl-inline">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

const ariaOf = (id: string, problems: readonly Problem[]): Aria => ({
  id,
  'aria-describedby': `${id}-said`,
  'aria-invalid': problems.some(({ level }) => level === 'problem') || undefined,
});

function Said({
  id,
  help,
  problems,
}: {
  id: string;
  help: string | undefined;
  problems: readonly Problem[];
}) {
  return (
    <div id={`${id}-said`} className="cl-said">
      {problems.map(({ level, message, fix }) => (
        <p key={message} className={`cl-${level}`}>
          {message}
          {fix !== '' && <span className="cl-fix">{fix}</span>}
        </p>
      ))}
      {help !== undefined && <p className="cl-help">{help}</p>}
    </div>
  );
}
