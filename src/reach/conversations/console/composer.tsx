/** Where one writes: to the customer, or a note for colleagues, which looks like one while it is written. */
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { MAX_TEXT, type StaffView } from '../contract.ts';
import { useDeskLine } from './desk-context.tsx';
import { useDraft, useNoteDraft } from './draft.ts';
import { Give } from './give.tsx';
import { deskTexts } from './messages.ts';
import { useWriting } from './writing.ts';

export function Composer({ view }: { view: StaffView }) {
  const t = useText(deskTexts);
  const line = useDeskLine();
  const field = useRef<HTMLTextAreaElement>(null);
  const fieldId = useId();
  const isClosed = view.status === 'closed';
  const [wantsNote, setNote] = useState(false);
  const note = wantsNote || isClosed;
  const [reply, remark] = [useDraft(view.id), useNoteDraft(view.id)];
  const draft = note ? remark : reply;
  useWriting((asNote) => {
    setNote(asNote);
    field.current?.focus();
  });
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const text = draft.text.trim();
    if (!text) return;
    line.send(view.id, text, note);
    draft.clear();
    if (note) setNote(false);
    field.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows and shrinks with what stands in it
  useEffect(() => grow(field.current), [draft.text, note]);
  const pressed = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses characters; Safari says so only by the old code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    send(event);
  };
  return (
    <form className={note ? 'desk-composer note-like' : 'desk-composer'} onSubmit={send}>
      <div className="desk-modes">
        <button type="button" aria-pressed={!note} disabled={isClosed} onClick={() => setNote(false)}>
          {t.reply} <kbd>r</kbd>
        </button>
        <button type="button" aria-pressed={note} onClick={() => setNote(true)}>
          {t.note} <kbd>n</kbd>
        </button>
        <span className="fine">{isClosed ? t.closed : note ? t.noteHint : t.replyHint}</span>
      </div>
      <div className="desk-write">
        <Give id={view.id} isNote={note} />
        <label className="hid" htmlFor={fieldId}>
          {note ? t.noteField : t.replyField}
        </label>
        <textarea
          id={fieldId}
          ref={field}
          rows={1}
          maxLength={MAX_TEXT}
          placeholder={note ? t.noteField : t.replyField}
          value={draft.text}
          onChange={({ target }) => {
            draft.change(target.value);
            if (!note) line.writes(view.id);
          }}
          onKeyDown={pressed}
        />
        <button type="submit" className="button main" disabled={!draft.text.trim()}>
          {note ? t.addNote : t.send}
        </button>
      </div>
    </form>
  );
}

const MOST_PX = 200;

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight + 2, MOST_PX)}px`;
}
