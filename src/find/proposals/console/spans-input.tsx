/** Some hours of one day, several of them, past midnight where they end no later than they begin. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Span } from '@clearline/card';
import { Button, Input } from 'antd';
import { useText } from '../../../../web/console/language.tsx';
import { runsPastMidnight } from '../../hours/contract.ts';
import { hoursMessages } from './hours-messages.ts';

const MAX_SPANS = 8;
/** The end of a day is 00:00 in a field that knows no 24:00. */
const shown = (to: string) => (to === '24:00' ? '00:00' : to);
const kept = (to: string) => (to === '00:00' ? '24:00' : to);

interface Props {
  readonly day: string;
  readonly value: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}

export function SpansInput({ day, value, onChange }: Props) {
  const t = useText(hoursMessages);
  const add = () => {
    const last = value.at(-1);
    onChange([
      ...value,
      last && last.to < '22:00' ? { from: last.to, to: '22:00' } : { from: '09:00', to: '18:00' },
    ]);
  };
  return (
    <div className="cl-spans">
      {value.length === 0 && <span className="cl-hint">{t.closed}</span>}
      {value.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name of their own and keep their order
        <span className="cl-span" key={at}>
          <Input
            type="time"
            aria-label={`${day} ${t.from} ${at + 1}`}
            value={span.from}
            onChange={({ target }) => onChange(value.with(at, { ...span, from: target.value }))}
          />
          <span aria-hidden="true">–</span>
          <Input
            type="time"
            aria-label={`${day} ${t.to} ${at + 1}`}
            value={shown(span.to)}
            onChange={({ target }) => onChange(value.with(at, { ...span, to: kept(target.value) }))}
          />
          {span.to !== '' && runsPastMidnight(span) && <span className="cl-next">{t.nextDay}</span>}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t.remove(day, `${span.from}–${span.to}`)}
            onClick={() => onChange(value.toSpliced(at, 1))}
          />
        </span>
      ))}
      {value.length < MAX_SPANS && (
        <Button type="text" icon={<PlusOutlined />} aria-label={t.addTo(day)} onClick={add}>
          {value.length === 0 ? t.add : ''}
        </Button>
      )}
    </div>
  );
}
