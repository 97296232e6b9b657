/** What the screens of the list are made of. */
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { Rules } from '../contract.ts';
import { CLASSES } from './classes.ts';
import { publishersTexts } from './messages.ts';
import './publishers.css';

/** Where one is in the guided flow, counted from 0. */
export function Steps({ at }: { at: number }) {
  const t = useText(publishersTexts).steps;
  return (
    <ol className="steps" aria-label={t.label}>
      {t.all.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'past' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="figure" aria-hidden="true">
            {index < at ? <Icon name="check" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}

/** @param brief without what each class of change is */
export function RulesList({ rules, brief = false }: { rules: Rules; brief?: boolean }) {
  const t = useText(publishersTexts).rules;
  return (
    <dl className="facts rules">
      {CLASSES.map((name) => {
        const { approvals, delayMinutes } = rules[name];
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t[name]}</dt>
            <dd>
              {t.people(approvals)}
              {delayMinutes > 0 ? ` · ${t.waits(t.delays(delayMinutes))}` : ''}
              {brief ? null : <p className="fine">{t[`${name}Text`]}</p>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
