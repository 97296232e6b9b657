import { Input } from 'antd';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { OperatorEntry } from '../../contacts/contract.ts';
import { memberName, words } from '../../surfaces/contract.ts';
import { Field, FieldGroup, Labelled } from './field.tsx';
import { ListInput, NO_TEXTS, OneOf, TextsInput } from './inputs.tsx';
import { operatorMessages } from './operator-messages.ts';
import { type Problem, problemsAt } from './problems.ts';

interface Props {
  readonly value: OperatorEntry;
  readonly problems: readonly Problem[];
  readonly onChange: (value: OperatorEntry) => void;
}

export function OperatorInput({ value, problems, onChange }: Props) {
  const t = useText(operatorMessages);
  const w = useText(words);
  const lang = useLang();
  const at = (key: string) => problemsAt(problems, key);
  const line = (name: string, text: string, set: (text: string) => void) => (
    <Labelled name={name}>
      {(id) => (
        <Input
          id={id}
          value={text}
          maxLength={500}
          spellCheck={false}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Labelled>
  );
  return (
    <>
      <FieldGroup name={memberName('name', lang)} help={t.nameHelp} problems={at('name')}>
        {(aria) => (
          <TextsInput
            aria={aria}
            name={memberName('name', lang)}
            value={value.name}
            onChange={(name) => onChange({ ...value, name })}
          />
        )}
      </FieldGroup>
      <Field name={memberName('legalName', lang)} help={t.legalNameHelp} problems={at('legal_name')}>
        {(aria) => (
          <Input
            {...aria}
            value={value.legal_name}
            maxLength={120}
            onChange={({ target }) => onChange({ ...value, legal_name: target.value })}
          />
        )}
      </Field>
      <FieldGroup name={memberName('filings', lang)} help={t.filingsHelp} problems={at('filings')}>
        {() => (
          <ListInput
            value={value.filings}
            onChange={(filings) => onChange({ ...value, filings: [...filings] })}
            blank={{ kind: 'icp' as const, number: '', url: '' }}
            max={8}
            add={t.addFiling}
            called={({ number }, index) => number || `${t.filing} ${index + 1}`}
          >
            {(filing, set) => (
              <div className="cl-stack">
                <OneOf
                  of={['icp', 'police'] as const}
                  name={(kind) => w.filings[kind]}
                  value={filing.kind}
                  onChange={(kind) => set({ ...filing, kind })}
                />
                {line(t.number, filing.number, (number) => set({ ...filing, number }))}
                {line(t.url, filing.url, (url) => set({ ...filing, url }))}
              </div>
            )}
          </ListInput>
        )}
      </FieldGroup>
      <FieldGroup name={memberName('licences', lang)} problems={at('licences')}>
        {() => (
          <ListInput
            value={value.licences}
            onChange={(licences) => onChange({ ...value, licences: [...licences] })}
            blank={{ name: NO_TEXTS, number: '' }}
            max={16}
            add={t.addLicence}
            called={({ number }, index) => number || `${t.licence} ${index + 1}`}
          >
            {(licence, set, index) => (
              <div className="cl-stack">
                <TextsInput
                  name={`${t.licence} ${index + 1}`}
                  value={licence.name}
                  onChange={(name) => set({ ...licence, name })}
                />
                {line(t.number, licence.number, (number) => set({ ...licence, number }))}
                {line(t.url, licence.url ?? '', (url) => {
                  const { url: _, ...bare } = licence;
                  set(url === '' ? bare : { ...bare, url });
                })}
              </div>
            )}
          </ListInput>
        )}
      </FieldGroup>
    </>
  );
}
