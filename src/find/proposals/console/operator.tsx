/** Who the operator is, what its staff never does, and how long a card is valid. */
import { InputNumber } from 'antd';
import { lazy, Suspense } from 'react';
import { Empty, Screen, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { NeverEntry, OperatorEntry } from '../../contacts/contract.ts';
import type { Proposal } from '../contract.ts';
import type { Published } from './channel-row.ts';
import { useCheck } from './check.tsx';
import { useDraft } from './draft.tsx';
import { Editable } from './editable.tsx';
import { Field } from './field.tsx';
import { NeverInput } from './never-input.tsx';
import { OperatorInput } from './operator-input.tsx';
import { operatorMessages } from './operator-messages.ts';
import { SaveBar } from './save-bar.tsx';
import { Edited, partIn, useContacts } from './source.tsx';

const Preview = lazy(() => import('./preview.tsx'));

export interface Identity {
  readonly operator: OperatorEntry;
  readonly never: readonly NeverEntry[];
  readonly 'valid-days': number;
}
const PARTS = ['operator', 'never', 'valid-days'] as const;

export default function OperatorScreen() {
  const t = useText(operatorMessages);
  return (
    <Edited of={useContacts()} title={t.title}>
      {(published, into) =>
        published.operator ? (
          <Editor published={published} into={into} />
        ) : (
          <Screen title={t.title}>
            <Empty title={t.none} />
          </Screen>
        )
      }
    </Edited>
  );
}

/** As the proposal has it, or as published. */
function identityIn(into: Proposal | null, { operator, never, validDays }: Published): Identity {
  return {
    operator: partIn(into, 'operator', operator) as OperatorEntry,
    never: (partIn(into, 'never', never) ?? never) as NeverEntry[],
    'valid-days': (partIn(into, 'valid-days', validDays) ?? validDays) as number,
  };
}

function Editor({ published, into }: { published: Published; into: Proposal | null }) {
  const t = useText(operatorMessages);
  const initial = identityIn(into, published);
  const draft = useDraft(initial);
  const { value, edit } = draft;
  const changed = PARTS.filter((part) => JSON.stringify(value[part]) !== JSON.stringify(initial[part]));
  const edits = Object.fromEntries(changed.map((part) => [part, value[part]]));
  const id = into?.id ?? null;
  const operator = useCheck('operator', value.operator, id, changed.includes('operator'));
  const never = useCheck('never', value.never, id, changed.includes('never'));
  const days = useCheck('valid-days', value['valid-days'], id, changed.includes('valid-days'));
  const checks = [operator, never, days];
  const checked = {
    problems: checks.flatMap(({ problems }) => problems),
    wrong: checks.reduce((sum, { wrong }) => sum + wrong, 0),
    state: checks.find(({ state }) => state !== 'checked')?.state ?? 'checked',
    needs: checks.find(({ needs }) => needs?.secondPerson)?.needs ?? days.needs,
  } as const;
  return (
    <Screen title={t.title} lead={t.lead}>
      <div className="cl-editor">
        <Editable>
          <Section title={t.operator}>
            <OperatorInput
              value={value.operator}
              problems={operator.problems}
              onChange={(next) => edit('operator', { ...value, operator: next })}
            />
          </Section>
          <Section title={t.never} lead={t.neverLead}>
            {published.standardNever && !changed.includes('never') && <p className="fine">{t.standard}</p>}
            <NeverInput
              value={value.never}
              problems={never.problems}
              onChange={(next) => edit('never', { ...value, never: next })}
            />
          </Section>
          <Section title={t.validDays}>
            <Field name={t.validDays} help={t.validDaysHelp} problems={days.problems}>
              {(aria) => (
                <InputNumber
                  {...aria}
                  min={1}
                  max={400}
                  precision={0}
                  value={value['valid-days']}
                  onChange={(n) => n !== null && edit('valid-days', { ...value, 'valid-days': n })}
                />
              )}
            </Field>
          </Section>
        </Editable>
        <aside>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Preview edits={edits} proposal={id} first="footer" />
          </Suspense>
        </aside>
      </div>
      <SaveBar {...{ draft, checked, edits, into }} title={t.editing} />
    </Screen>
  );
}
