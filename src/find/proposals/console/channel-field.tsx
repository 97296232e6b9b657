/** One field of a channel, by what it holds. */
import { Input, InputNumber, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import { BadgeInput, type FileBadge } from './badge-input.tsx';
import { channelMessages } from './channel-messages.ts';
import { fieldName } from './describe.ts';
import { Field, FieldGroup } from './field.tsx';
import { HoursInput } from './hours-input.tsx';
import { DurationInput, ListInput, NO_TEXTS, OneOf, SomeOf, type Texts, TextsInput } from './inputs.tsx';
import { answersByDefault, type FieldKey, type FieldSpec, FOR_PHONES } from './kinds.ts';
import { type Problem, problemsAt } from './problems.ts';
import type { FileHours } from './week.ts';

export type Entry = Readonly<Record<string, unknown>> & {
  readonly kind: keyof (typeof words)['zh']['kinds'];
};

interface Props {
  readonly spec: FieldSpec;
  readonly entry: Entry;
  readonly problems: readonly Problem[];
  /** undefined takes the key out. */
  readonly onChange: (key: string, value: unknown) => void;
}

export function ChannelField({ spec, entry, problems, onChange }: Props) {
  const t = useText(channelMessages);
  const w = useText(words);
  const lang = useLang();
  const { key, shape } = spec;
  const name = fieldName(key, lang);
  const help: Partial<Record<FieldKey, string>> = t.help;
  const value = entry[key];
  const set = (next: unknown) => onChange(key, next);
  const frame = {
    name,
    help: help[key],
    hint: spec.required || shape.as !== 'line' ? undefined : t.optional,
    problems: problemsAt(problems, key),
  };
  switch (shape.as) {
    case 'line':
      return (
        <Field {...frame}>
          {(aria) => (
            <Input
              {...aria}
              className={shape.tabular ? 'cl-number' : ''}
              value={(value as string | undefined) ?? ''}
              maxLength={shape.max}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => set(target.value === '' && !spec.required ? undefined : target.value)}
            />
          )}
        </Field>
      );
    case 'texts':
      return (
        <FieldGroup {...frame}>
          {(aria) => (
            <TextsInput aria={aria} name={name} value={(value as Texts) ?? NO_TEXTS} onChange={set} />
          )}
        </FieldGroup>
      );
    case 'one': {
      const names: Readonly<Record<string, string>> = { ...w[shape.words], '': t.byNumber };
      const free = key === 'line';
      return (
        <FieldGroup {...frame} hint={free ? t.optional : undefined}>
          {() => (
            <OneOf
              of={free ? ['', ...shape.of] : shape.of}
              name={(one) => names[one]}
              value={(value as string | undefined) ?? (free ? '' : (shape.of[0] ?? ''))}
              onChange={(one) => set(one === '' ? undefined : one)}
            />
          )}
        </FieldGroup>
      );
    }
    case 'some': {
      const names: Readonly<Record<string, string>> = w[shape.words];
      const nameOf = (one: string): ReactNode =>
        key === 'surfaces' && FOR_PHONES.includes(one) && entry.kind !== 'phone' ? (
          <>
            {names[one]} <span className="cl-hint">{t.forPhones}</span>
          </>
        ) : (
          names[one]
        );
      return (
        <FieldGroup {...frame}>
          {() => (
            <SomeOf
              of={shape.of}
              name={nameOf}
              value={(value as string[] | undefined) ?? shape.usual ?? []}
              onChange={(some) => set(some.length === 0 && !shape.usual ? undefined : some)}
            />
          )}
        </FieldGroup>
      );
    }
    case 'switch':
      return (
        <Field {...frame} hint={undefined}>
          {(aria) => (
            <Switch
              {...aria}
              checked={(value as boolean | undefined) ?? answersByDefault(entry.kind)}
              onChange={set}
            />
          )}
        </Field>
      );
    case 'order':
      return (
        <Field {...frame} hint={t.optional}>
          {(aria) => (
            <InputNumber
              {...aria}
              min={1}
              max={999}
              precision={0}
              value={(value as number | undefined) ?? null}
              onChange={(n) => set(n ?? undefined)}
            />
          )}
        </Field>
      );
    case 'duration':
      return (
        <Field {...frame} hint={t.optional}>
          {(aria) => (
            <DurationInput
              aria={aria}
              value={(value as string | undefined) ?? ''}
              onChange={(duration) => set(duration === '' ? undefined : duration)}
            />
          )}
        </Field>
      );
    case 'hours':
      return (
        <FieldGroup {...frame}>
          {() => <HoursInput value={(value as FileHours | undefined) ?? '7x24'} onChange={set} />}
        </FieldGroup>
      );
    case 'badge':
      return (
        <FieldGroup {...frame} hint={t.optional}>
          {(aria) => <BadgeInput aria={aria} value={value as FileBadge | undefined} onChange={set} />}
        </FieldGroup>
      );
    case 'names':
      return (
        <FieldGroup {...frame}>
          {(aria) => (
            <ListInput
              value={(value as string[] | undefined) ?? []}
              onChange={set}
              blank=""
              max={32}
              add={t.addName}
              called={(admin, at) => admin || String(at + 1)}
            >
              {(admin, setAdmin, at) => (
                <Input
                  aria-label={`${name} ${at + 1}`}
                  aria-describedby={aria['aria-describedby']}
                  value={admin}
                  maxLength={80}
                  onChange={({ target }) => setAdmin(target.value)}
                />
              )}
            </ListInput>
          )}
        </FieldGroup>
      );
    case 'stores':
      return (
        <FieldGroup {...frame}>
          {() => (
            <ListInput
              value={(value as { name: Texts; url: string }[] | undefined) ?? []}
              onChange={set}
              blank={{ name: NO_TEXTS, url: '' }}
              max={8}
              add={t.addStore}
              called={(store, at) => store.name.zh || String(at + 1)}
            >
              {(store, setStore, at) => (
                <div className="cl-stack">
                  <TextsInput
                    name={`${t.storeName} ${at + 1}`}
                    value={store.name}
                    onChange={(called) => setStore({ ...store, name: called })}
                  />
                  <Input
                    aria-label={`${t.storeUrl} ${at + 1}`}
                    placeholder="https://"
                    value={store.url}
                    maxLength={500}
                    onChange={({ target }) => setStore({ ...store, url: target.value })}
                  />
                </div>
              )}
            </ListInput>
          )}
        </FieldGroup>
      );
  }
}
