/** The small editors of which those of channels, notices and the operator are made. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Radio, Space } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import { channelMessages } from './channel-messages.ts';
import type { Aria } from './field.tsx';

export interface Texts {
  readonly zh: string;
  readonly en: string;
}
export const NO_TEXTS: Texts = { zh: '', en: '' };

interface Edited<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly aria?: Partial<Aria> | undefined;
}

/** Both languages, one below the other on a narrow screen. */
export function TextsInput({
  value,
  onChange,
  aria,
  name,
  lines,
}: Edited<Texts> & { name: string; lines?: number }) {
  const w = useText(words);
  const one = (lang: 'zh' | 'en') => {
    const tongue = w.languages[lang];
    const shared = {
      value: value[lang],
      lang: lang === 'zh' ? 'zh-CN' : 'en',
      'aria-label': `${name} · ${tongue}`,
      ...(aria?.['aria-invalid'] !== undefined && { 'aria-invalid': true as const }),
      ...(aria?.['aria-describedby'] !== undefined && { 'aria-describedby': aria['aria-describedby'] }),
    };
    const set = (text: string) => onChange({ ...value, [lang]: text });
    return (
      <div className="cl-tongue">
        <span aria-hidden="true">{tongue}</span>
        {lines === undefined ? (
          <Input {...shared} maxLength={400} onChange={(event) => set(event.target.value)} />
        ) : (
          <Input.TextArea
            {...shared}
            rows={lines}
            maxLength={8000}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </div>
    );
  };
  return (
    <div className="cl-tongues">
      {one('zh')}
      {one('en')}
    </div>
  );
}

/** Several of a few fixed words. */
export function SomeOf<T extends string>(
  props: Edited<readonly T[]> & { of: readonly T[]; name: (word: T) => ReactNode },
) {
  const { value, onChange, of, name } = props;
  return (
    <div className="cl-choices">
      {of.map((word) => (
        <Checkbox
          key={word}
          checked={value.includes(word)}
          onChange={({ target }) =>
            onChange(of.filter((one) => (one === word ? target.checked : value.includes(one))))
          }
        >
          {name(word)}
        </Checkbox>
      ))}
    </div>
  );
}

/** One of a few fixed words; '' stands for none where that has a name. */
export function OneOf<T extends string>(
  props: Omit<Edited<T>, 'value'> & {
    /** undefined while none is chosen. */
    value: T | undefined;
    of: readonly T[];
    name: (word: T) => ReactNode;
    buttons?: boolean;
  },
) {
  const { value, onChange, of, name, buttons, aria } = props;
  const options = of.map((word) => ({ value: word, label: name(word) }));
  return (
    <Radio.Group
      className="cl-choices"
      value={value}
      options={options}
      onChange={({ target }) => onChange(target.value as T)}
      {...(buttons && { optionType: 'button' as const })}
      {...(aria?.id !== undefined && { id: aria.id })}
    />
  );
}

/** `5m`, `24h`, `3d`; '' is no promise. */
export function DurationInput({ value, onChange, aria }: Edited<string>) {
  const t = useText(channelMessages);
  const [, count = '', unit = 'm'] = /^(\d*)([mhd])$/.exec(value) ?? [];
  const write = (n: number | null, of: string) => onChange(n === null ? '' : `${n}${of}`);
  return (
    <Space.Compact>
      <InputNumber
        {...aria}
        min={1}
        max={20_160}
        precision={0}
        placeholder={t.noPromise}
        value={count === '' ? null : Number(count)}
        onChange={(n) => write(n, unit)}
      />
      <select
        className="cl-select"
        aria-label={t.unit}
        value={unit}
        onChange={({ target }) => write(count === '' ? null : Number(count), target.value)}
      >
        {(['m', 'h', 'd'] as const).map((key) => (
          <option key={key} value={key}>
            {t.units[key]}
          </option>
        ))}
      </select>
    </Space.Compact>
  );
}

interface ListProps<T> extends Edited<readonly T[]> {
  readonly blank: T;
  readonly max: number;
  readonly add: string;
  /** For the button that takes the entry out. */
  readonly called: (item: T, index: number) => string;
  readonly children: (item: T, set: (item: T) => void, index: number) => ReactNode;
}

/** Entries that are added and taken out one by one. */
export function ListInput<T>({ value, onChange, blank, max, add, called, children }: ListProps<T>) {
  const t = useText(channelMessages);
  return (
    <div className="cl-list">
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and keep their order
        <div className="cl-entry" key={index}>
          <div>{children(item, (next) => onChange(value.with(index, next)), index)}</div>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.remove(called(item, index))}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </div>
      ))}
      {value.length < max && (
        <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...value, blank])}>
          {add}
        </Button>
      )}
    </div>
  );
}
