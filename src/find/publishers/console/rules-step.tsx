/** Step 2: how many people each class of change takes, how long the weightiest waits, and whether the record gets a new key. */
import { type ReactNode, useId } from 'react';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { Rules } from '../contract.ts';
import { type ChangeName, CLASSES } from './classes.ts';
import { LogKeyOption } from './log-key.tsx';
import { publishersTexts } from './messages.ts';

interface RulesProps {
  readonly people: number;
  readonly rules: Rules;
  readonly onChange: (rules: Rules) => void;
  readonly newLogKey: boolean;
  readonly onNewLogKey: (isChosen: boolean) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const DELAYS = [0, 30, 120, 720, 1440];
const countsTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

export function RulesStep({ people, rules, onChange, onBack, onNext, ...key }: RulesProps) {
  const t = useText(publishersTexts);
  const { delayMinutes } = rules.protected;
  const set = (name: ChangeName, change: Partial<Rules[ChangeName]>) =>
    onChange({ ...rules, [name]: { ...rules[name], ...change } });
  /** Nothing takes more people than what weighs more. */
  const most = (at: number) => rules[CLASSES[at - 1] ?? 'publishers'].approvals;
  const delays = [...new Set([...DELAYS, delayMinutes])].sort((a, b) => a - b);
  return (
    <Section title={t.rules.title}>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        {CLASSES.map((name, at) => (
          <Choice
            key={name}
            label={t.rules[name]}
            hint={t.rules[`${name}Text`]}
            value={rules[name].approvals}
            onChange={(approvals) => set(name, { approvals })}
          >
            {countsTo(at === 0 ? people : most(at)).map((n) => (
              <option key={n} value={n}>
                {t.rules.people(n)}
              </option>
            ))}
          </Choice>
        ))}
        <Choice
          label={t.rules.delay}
          hint={t.rules.delayText}
          value={delayMinutes}
          onChange={(minutes) => set('protected', { delayMinutes: minutes })}
        >
          {delays.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t.rules.delays(minutes)}
            </option>
          ))}
        </Choice>
        <LogKeyOption isChosen={key.newLogKey} onChange={key.onNewLogKey} />
        <div className="actions end">
          <button type="button" className="button" onClick={onBack}>
            {t.back}
          </button>
          <button type="submit" className="button main">
            {t.next}
          </button>
        </div>
      </form>
    </Section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Options. */
  readonly children: ReactNode;
}

function Choice({ label, hint, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="fine" id={`${id}-hint`}>
        {hint}
      </p>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {children}
      </select>
    </div>
  );
}
