import { type KeyboardEvent, useEffect, useState } from 'react';
import { useAsk } from '../../../../../web/console/ask.ts';
import { useText } from '../../../../../web/console/language.tsx';
import { setQuery, usePlace } from '../../../../../web/console/router.tsx';
import { deskApi, Intent, MAX_QUERY, STATUSES } from '../../contract.ts';
import { deskTexts } from '../messages.ts';
import { FILTERS, type Filter, NO_SEARCH } from './asked.ts';
import { searchTexts } from './messages.ts';

/** So long nothing more is typed before it is asked. */
const PAUSE_MS = 250;

/** Above the lists; `/` leads here, and the arrow down on to what was found. */
export function SearchBox() {
  const t = useText(searchTexts);
  const asked = usePlace().query.get('find') ?? '';
  const [text, setText] = useState(asked);
  // Another address, as by Back, has other words.
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text.trim() === asked.trim()) return;
    const timer = window.setTimeout(
      () => setQuery(text.trim() === '' ? NO_SEARCH : { find: text.trim() }),
      PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [text, asked]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.desk-found a')?.focus();
  };
  return (
    <search className="desk-search field">
      <input
        type="search"
        aria-label={t.label}
        aria-keyshortcuts="/"
        placeholder={t.placeholder}
        maxLength={MAX_QUERY}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      {asked === '' ? null : <Filters />}
    </search>
  );
}

function Filters() {
  const t = useText(searchTexts);
  const desk = useText(deskTexts);
  const { query } = usePlace();
  const colleagues = useAsk(deskApi.colleagues, {}).data?.colleagues ?? [];
  const set = FILTERS.filter((name) => query.get(name)).length;
  const choices: readonly (readonly [Filter, readonly (readonly [string, string])[]])[] = [
    ['status', STATUSES.map((one) => [one, desk.statuses[one]])],
    ['intent', Intent.options.map((one) => [one, desk.intents[one]])],
    ['agent', colleagues.map(({ id, name }) => [id, name])],
  ];
  return (
    <details className="desk-filters">
      <summary>{set > 0 ? t.filtered(set) : t.filters}</summary>
      <div>
        {choices.map(([name, options]) => (
          <label key={name} className="field">
            <span>{t[name]}</span>
            <select
              value={query.get(name) ?? ''}
              onChange={({ target }) => setQuery({ [name]: target.value || null })}
            >
              <option value="">{t.any}</option>
              {options.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="field">
            <span>{t[name]}</span>
            <input
              type="date"
              value={query.get(name) ?? ''}
              onChange={({ target }) => setQuery({ [name]: target.value || null })}
            />
          </label>
        ))}
        {set > 0 ? (
          <button
            type="button"
            className="button plain"
            onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, null])))}
          >
            {t.clear}
          </button>
        ) : null}
      </div>
    </details>
  );
}
