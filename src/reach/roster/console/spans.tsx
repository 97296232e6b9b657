/** The hours of one day: none is off. */
import type { Span } from '@clearline/card';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { RosterSpans } from '../contract.ts';
import { rosterTexts } from './messages.ts';
import './roster.css';

interface SpansProps {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly onChange: (spans: Span[]) => void;
}

const USUAL: Span = { from: '09:00', to: '18:00' };
const MOST = 4;
/** `930` is 09:30; what is no time stays as it was typed. */
const asTime = (text: string): string =>
  text
    .trim()
    .replace(
      /^(\d{1,2})[:：]?(\d{2})$/,
      (_, hour: string, minute: string) => `${hour.padStart(2, '0')}:${minute}`,
    );

export const isWrong = (spans: readonly Span[]): boolean => !RosterSpans.safeParse(spans).success;

export function Spans({ name, spans, onChange }: SpansProps) {
  const t = useText(rosterTexts);
  const put = (at: number, part: Partial<Span>) =>
    onChange(spans.map((span, n) => (n === at ? { ...span, ...part } : span)));
  return (
    <div className="roster-day">
      <strong>{name}</strong>
      <div>
        {spans.length === 0 ? <span className="fine roster-off">{t.off}</span> : null}
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name but its place
          <div className="roster-span" key={at}>
            <TimeField label={`${name} ${t.from}`} value={span.from} onChange={(from) => put(at, { from })} />
            <span aria-hidden="true">–</span>
            <TimeField label={`${name} ${t.to}`} value={span.to} onChange={(to) => put(at, { to })} />
            <button
              type="button"
              className="button plain"
              aria-label={`${name} ${t.drop}`}
              onClick={() => onChange(spans.filter((_, n) => n !== at))}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
        {isWrong(spans) ? (
          <p className="wrong" role="alert">
            {t.wrong}
          </p>
        ) : null}
      </div>
      {spans.length < MOST ? (
        <button
          type="button"
          className="button plain"
          aria-label={`${name} ${t.add}`}
          onClick={() => onChange([...spans, USUAL])}
        >
          <Icon name="plus" />
        </button>
      ) : null}
    </div>
  );
}

/** Of 24 hours everywhere, whatever the device is set to. */
function TimeField(props: { label: string; value: string; onChange: (time: string) => void }) {
  const { label, value, onChange } = props;
  return (
    <input
      required
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      placeholder="09:00"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onBlur={() => onChange(asTime(value))}
    />
  );
}
