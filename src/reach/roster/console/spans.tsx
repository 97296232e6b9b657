/** The hours of one day: none is off. */
import type { Span } from '@clearline/card';
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
/** A field of a time knows no end of the day. */
const shown = (time: string): string => (time === '24:00' ? '00:00' : time);
const ended = (time: string): string => (time === '00:00' ? '24:00' : time);

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
            <input
              type="time"
              required
              aria-label={`${name} ${t.from}`}
              value={shown(span.from)}
              onChange={({ target }) => put(at, { from: target.value })}
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              required
              aria-label={`${name} ${t.to}`}
              value={shown(span.to)}
              onChange={({ target }) => put(at, { to: ended(target.value) })}
            />
            <button
              type="button"
              className="button plain"
              aria-label={`${name} ${t.drop}`}
              onClick={() => onChange(spans.filter((_, n) => n !== at))}
            >
              ×
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
          +
        </button>
      ) : null}
    </div>
  );
}
