/** Times in which nobody answers although the week says so. */
import { Input } from 'antd';
import { useText } from '../../../../web/console/language.tsx';
import { Labelled } from './field.tsx';
import { hoursMessages } from './hours-messages.ts';
import { ListInput, NO_TEXTS, TextsInput } from './inputs.tsx';
import { fieldOf, momentOf } from './moment.ts';
import type { WeekHours } from './week.ts';

interface ClosuresProps {
  readonly value: WeekHours['closures'];
  readonly onChange: (closures: WeekHours['closures']) => void;
}

export function ClosuresInput({ value, onChange }: ClosuresProps) {
  const t = useText(hoursMessages);
  return (
    <fieldset className="cl-field">
      <legend>{t.closures}</legend>
      <ListInput
        value={value}
        onChange={onChange}
        blank={{ from: '', until: '' }}
        max={64}
        add={t.addClosure}
        called={({ from }) => `${t.removeClosure} ${from}`}
      >
        {(closure, set, at) => (
          <div className="cl-stack">
            <div className="cl-pair">
              {(['from', 'until'] as const).map((edge) => (
                <Labelled key={edge} name={edge === 'from' ? t.closureFrom : t.closureUntil}>
                  {(id) => (
                    <Input
                      id={id}
                      type="datetime-local"
                      value={fieldOf(closure[edge], edge === 'from' ? 'start' : 'end')}
                      onChange={({ target }) => set({ ...closure, [edge]: momentOf(target.value) ?? '' })}
                    />
                  )}
                </Labelled>
              ))}
            </div>
            <TextsInput
              name={`${t.closureReason} ${at + 1}`}
              value={closure.reason ?? NO_TEXTS}
              onChange={({ zh, en }) => {
                const { reason: _, ...bare } = closure;
                set(zh === '' && en === '' ? bare : { ...bare, reason: { zh, en } });
              }}
            />
          </div>
        )}
      </ListInput>
      <p className="cl-help">{t.closureHelp}</p>
    </fieldset>
  );
}
