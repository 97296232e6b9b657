/** Tags: marks in a list, and the field where they are put on and taken off. */
import { type FormEvent, useId, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { deskApi, type StaffView, tagOf, toolsApi } from '../contract.ts';
import { toolTexts } from './tools-messages.ts';

/** In a row there is room for so many. */
const SHOWN = 2;

export function TagMarks({ tags }: { tags: readonly string[] }) {
  const t = useText(toolTexts);
  const more = tags.length - SHOWN;
  return (
    <>
      {tags.slice(0, SHOWN).map((tag) => (
        <span key={tag} className="desk-tag">
          {tag}
        </span>
      ))}
      {more > 0 ? (
        <span className="desk-tag">
          <span aria-hidden="true">+{more}</span>
          <span className="hid">{t.tagsMore(more)}</span>
        </span>
      ) : null}
    </>
  );
}

export function Tags({ view: { id, tags } }: { view: StaffView }) {
  const t = useText(toolTexts);
  const { act, busy, problem } = useAct(toolsApi.tag, [deskApi.list, deskApi.get, toolsApi.tags]);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const tag = tagOf(text);
    setWrong(tag === null);
    if (tag === null) return;
    // The next one may be typed at once; what was refused comes back, where nothing else stands yet.
    setText('');
    const { ok } = await act({ params: { id }, body: { add: [tag] } });
    if (!ok) setText((now) => now || tag);
  };
  return (
    <section className="desk-tags" aria-label={t.tags}>
      {tags.length > 0 ? (
        <ul>
          {tags.map((tag) => (
            <li key={tag} className="desk-tag">
              {tag}
              <button
                type="button"
                aria-label={t.tagRemove(tag)}
                disabled={busy}
                onClick={() => void act({ params: { id }, body: { remove: [tag] } })}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={add}>
        <TagField value={text} onChange={setText} isWrong={isWrong} />
        <button type="submit" className="button" disabled={!text.trim()}>
          {t.tagAdd}
        </button>
      </form>
      <ProblemNote problem={problem} />
    </section>
  );
}

interface TagFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isWrong: boolean;
}

/** Those in use are suggested. */
export function TagField({ value, onChange, isWrong }: TagFieldProps) {
  const t = useText(toolTexts);
  const id = useId();
  const used = useAsk(toolsApi.tags, {}, { topics: ['reach.changed'] }).data?.tags ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>{t.tagField}</label>
      <input
        id={id}
        list={`${id}-used`}
        autoComplete="off"
        maxLength={40}
        value={value}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-used`}>
        {used.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {isWrong ? (
        <p className="wrong" id={`${id}-wrong`}>
          {t.tagWrong}
        </p>
      ) : null}
    </div>
  );
}
