/** Where one writes: to the customer, or a note for colleagues, which looks like one while it is written. */
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Gap, gapsIn } from '../../macros/contract.ts';
import { MAX_TEXT, type StaffView } from '../contract.ts';
import type { AfterSending, MacroActs } from './after-sending.ts';
import { useDeskLine } from './desk-context.tsx';
import { useDraft, useNoteDraft } from './draft.ts';
import { Give } from './give.tsx';
import { ActsAfter, Gaps, MacroList, optionId } from './macro-list.tsx';
import { deskTexts } from './messages.ts';
import { toolTexts } from './tools-messages.ts';
import { useMacros } from './use-macros.ts';
import { useWriting } from './writing.ts';

interface ComposerProps {
  readonly view: StaffView;
  readonly staffNumber: number | null;
  readonly afterSending: AfterSending;
}

const NOTHING: MacroActs = { tags: [], resolve: false };

export function Composer({ view, staffNumber, afterSending }: ComposerProps) {
  const t = useText(deskTexts);
  const { tooLong } = useText(toolTexts);
  const line = useDeskLine();
  const field = useRef<HTMLTextAreaElement>(null);
  const isClosed = view.status === 'closed';
  const [wantsNote, setNote] = useState(false);
  const [after, setAfter] = useState(NOTHING);
  const [isPressing, setPressing] = useState(false);
  const note = wantsNote || isClosed;
  const [reply, remark] = [useDraft(view.id), useNoteDraft(view.id)];
  const draft = note ? remark : reply;
  const macros = useMacros({
    view,
    staffNumber,
    field,
    text: draft.text,
    change: draft.change,
    onInserted: ({ acts }) =>
      setAfter((now) => ({
        tags: [...new Set([...now.tags, ...acts.tags])],
        resolve: now.resolve || acts.resolve,
      })),
    onTooLong: () => say(tooLong),
  });
  useWriting((asNote) => {
    setNote(asNote);
    field.current?.focus();
  });
  const fillIn = ({ start, end }: Gap) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const change = (text: string) => {
    draft.change(text);
    macros.look();
    setPressing(false);
    // Nothing is left of the macro that wanted it.
    if (text === '') setAfter(NOTHING);
    if (!note) line.writes(view.id);
  };
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const text = draft.text.trim();
    if (!text) return;
    const [gap] = gapsIn(draft.text);
    setPressing(gap !== undefined);
    if (gap) return fillIn(gap);
    const key = line.send(view.id, text, note);
    if (!note && after !== NOTHING) afterSending(view.id, key, after);
    setAfter(NOTHING);
    draft.clear();
    if (note) setNote(false);
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses characters; Safari says so only by the old code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (macros.pressed(event)) return;
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    send(event);
  };
  return (
    <form className={note ? 'desk-composer note-like' : 'desk-composer'} onSubmit={send}>
      <MacroList lang={view.lang} choice={macros} />
      <div className="desk-modes">
        <button type="button" aria-pressed={!note} disabled={isClosed} onClick={() => setNote(false)}>
          {t.reply} <kbd>r</kbd>
        </button>
        <button type="button" aria-pressed={note} onClick={() => setNote(true)}>
          {t.note} <kbd>n</kbd>
        </button>
        <span className="fine">{isClosed ? t.closed : note ? t.noteHint : t.replyHint}</span>
      </div>
      <Gaps text={draft.text} isPressing={isPressing} onFill={fillIn} />
      {note ? null : <ActsAfter acts={after} onDrop={() => setAfter(NOTHING)} />}
      <Field note={note} text={draft.text} field={field} macros={macros} onChange={change} onKey={pressed}>
        <Give id={view.id} isNote={note} />
      </Field>
    </form>
  );
}

interface FieldProps {
  readonly note: boolean;
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly macros: ReturnType<typeof useMacros>;
  readonly onChange: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** What stands beside it. */
  readonly children: ReactNode;
}

function Field({ note, text, field, macros, onChange, onKey, children }: FieldProps) {
  const t = useText(deskTexts);
  const id = useId();
  const { listId, found, active, look } = macros;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows and shrinks with what stands in it
  useEffect(() => grow(field.current), [text, note]);
  return (
    <div className="desk-write">
      {children}
      <label className="hid" htmlFor={id}>
        {note ? t.noteField : t.replyField}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={1}
        maxLength={MAX_TEXT}
        placeholder={note ? t.noteField : t.replyField}
        value={text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? optionId(listId, active) : undefined}
        onChange={({ target }) => onChange(target.value)}
        onSelect={look}
        onKeyDown={onKey}
      />
      <button type="submit" className="button main" disabled={!text.trim()}>
        {note ? t.addNote : t.send}
      </button>
    </div>
  );
}

const MOST_PX = 200;

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight + 2, MOST_PX)}px`;
}
