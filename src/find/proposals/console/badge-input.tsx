import { Button, Input } from 'antd';
import { useText } from '../../../../web/console/language.tsx';
import { channelMessages } from './channel-messages.ts';
import { type Aria, Labelled } from './field.tsx';
import { NO_TEXTS, type Texts, TextsInput } from './inputs.tsx';

export interface FileBadge {
  readonly subject: string;
  readonly name: Texts;
  readonly checked_at: string;
  readonly expires: string;
}
const BLANK: FileBadge = { subject: '', name: NO_TEXTS, checked_at: '', expires: '' };

interface Props {
  readonly value: FileBadge | undefined;
  readonly onChange: (badge: FileBadge | undefined) => void;
  readonly aria: Aria;
}

/** A platform's verification mark; undefined where there is none. */
export function BadgeInput({ value, onChange, aria }: Props) {
  const t = useText(channelMessages);
  if (!value) return <Button onClick={() => onChange(BLANK)}>{t.addBadge}</Button>;
  const line = (key: 'subject' | 'checked_at' | 'expires') => (
    <Labelled name={t.badge[key]}>
      {(id) => (
        <Input
          id={id}
          type={key === 'subject' ? 'text' : 'date'}
          aria-describedby={aria['aria-describedby']}
          value={value[key]}
          maxLength={120}
          onChange={({ target }) => onChange({ ...value, [key]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="cl-stack">
      <TextsInput name={t.badge.name} value={value.name} onChange={(name) => onChange({ ...value, name })} />
      {line('subject')}
      <div className="cl-pair">
        {line('checked_at')}
        {line('expires')}
      </div>
      <Button danger type="text" onClick={() => onChange(undefined)}>
        {t.removeBadge}
      </Button>
    </div>
  );
}
