/** One line of the log. What anybody wrote becomes text and nothing else. */
import { useText } from '../../../../web/console/language.tsx';
import type { Pending } from '../../../../web/live/thread.ts';
import { beijingTime } from '../../../kernel/when/contract.ts';
import type { Message } from '../contract.ts';
import { useDeskLine } from './desk-context.tsx';
import type { Entry } from './entries.ts';
import { SentFile } from './file-entry.tsx';
import { Hidden } from './hidden.tsx';
import { deskTexts } from './messages.ts';

const MARKS = { queued: '…', accepted: '✓', delivered: '✓✓', read: '✓✓', refused: '!' } as const;

const timeOf = (at: string): string => beijingTime(at).slice(11);

export function Happened({ message: { body, at } }: { message: Message }) {
  const t = useText(deskTexts);
  if (body.kind !== 'event') return null;
  return (
    <p className="desk-event">
      {t.events[body.event](body.name ?? body.number?.toString() ?? t.formerAgent)} · {timeOf(at)}
    </p>
  );
}

export function Said({ message, own, first, progress, id }: Extract<Entry, { is: 'said' }> & { id: string }) {
  const t = useText(deskTexts);
  const { author, writer, body, at } = message;
  if (body.kind === 'event') return null;
  const isNote = body.kind === 'note';
  const side = author === 'customer' ? 'theirs' : own ? 'mine' : 'ours';
  const who =
    author === 'customer'
      ? t.customer
      : author === 'assistant'
        ? t.assistant
        : own
          ? t.you
          : writer
            ? `${writer.name} · ${t.staffNumber(writer.staffNumber)}`
            : t.formerAgent;
  return (
    <article
      className={`desk-said ${side}${isNote ? ' note-like' : ''}`}
      data-seq={message.seq}
      tabIndex={-1}
    >
      <p className={first || isNote ? 'desk-who' : 'hid'}>
        {isNote ? <NoteMark /> : null}
        {who}
      </p>
      {body.kind === 'file' ? <SentFile file={body.file} id={id} /> : <Bubble text={body.text} />}
      <Hidden message={message} own={own} />
      <p className="desk-meta">
        <time dateTime={at}>{timeOf(at)}</time>
        {progress ? (
          <span className={`desk-progress ${progress}`}>
            <span aria-hidden="true">{MARKS[progress]}</span> {t.progress[progress]}
          </span>
        ) : null}
      </p>
    </article>
  );
}

function Bubble({ text }: { text: string }) {
  return (
    <p className="desk-bubble" dir="auto">
      {text}
    </p>
  );
}

function NoteMark() {
  const t = useText(deskTexts);
  return (
    <span className="desk-note-mark">
      {t.note}
      <span className="hid">（{t.noteHint}）</span>
    </span>
  );
}

/** What this device still has to send, or what was refused. */
export function Unsent({ pending, id }: { pending: Pending; id: string }) {
  const t = useText(deskTexts);
  const line = useDeskLine();
  const { key, text, file, note = false, progress, says } = pending;
  return (
    <article className={`desk-said mine unsent ${progress}${note ? ' note-like' : ''}`}>
      <p className={note ? 'desk-who' : 'hid'}>
        {note ? <NoteMark /> : null}
        {t.you}
      </p>
      {file ? <SentFile file={file} id={id} /> : <Bubble text={text} />}
      <p className="desk-meta" role={progress === 'refused' ? 'alert' : undefined}>
        <span className={`desk-progress ${progress}`}>
          <span aria-hidden="true">{MARKS[progress]}</span> {t.progress[progress]}
          {says ? ` · ${says}` : ''}
        </span>
      </p>
      {progress === 'refused' ? (
        <p className="actions end">
          <button type="button" className="button" onClick={() => line.retry(id, key)}>
            {t.retry}
          </button>
          <button type="button" className="button plain" onClick={() => line.discard(id, key)}>
            {t.discard}
          </button>
        </p>
      ) : null}
    </article>
  );
}
