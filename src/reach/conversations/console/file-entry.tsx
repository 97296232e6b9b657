/** Files in the log: those that were sent, and those on their way. */
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { factsOf, sizeText } from '../../../../web/live/file-words.ts';
import { fitted } from '../../../../web/live/size.ts';
import { spokenPercent, type Upload } from '../../../../web/live/upload.ts';
import { THUMBNAIL_SIDE } from '../../files/contract.ts';
import type { AttachedFile } from '../contract.ts';
import { fileTexts } from './file-texts.ts';
import './files.css';
import { useFiles } from './use-files.ts';

/** A picture in the room that is kept for it, a document by its name, or how it stands. */
export function SentFile({ file, id }: { file: AttachedFile; id: string }) {
  const t = useText(fileTexts);
  const sharing = useFiles();
  const found = sharing.files.known(id, file.id);
  const state = found === null ? 'loading' : found === 'gone' ? 'gone' : found.state;
  const says = t.file[state];
  if (!file.picture || state === 'refused' || state === 'gone')
    return (
      <button
        type="button"
        className="desk-bubble desk-doc"
        disabled={says !== ''}
        onClick={() => void sharing.save(file.id)}
      >
        <Icon name="file" />
        <span>
          <span className="hid">{says ? '' : t.lightbox.save} </span>
          <strong dir="auto">{file.name}</strong>
          <small>{says || factsOf(file)}</small>
        </span>
      </button>
    );
  return (
    <button
      type="button"
      className="desk-shot"
      disabled={says !== ''}
      aria-label={says ? undefined : t.picture(file.name)}
      onClick={() => sharing.show(file, { root: document.body, words: t.lightbox })}
    >
      <small>
        {file.name}
        <br />
        {says}
      </small>
      <canvas ref={sharing.gallery.watch} data-file={file.id} {...fitted(file.picture, THUMBNAIL_SIDE)} />
    </button>
  );
}

export function Uploads({ id }: { id: string }) {
  const t = useText(fileTexts);
  const uploads = useFiles().uploads.of(id);
  const now = uploads.find(({ state }) => state === 'sends' || state === 'stuck');
  const spoken = !now
    ? ''
    : now.state === 'stuck'
      ? t.upload.stuck(0)
      : t.uploaded(now.name, spokenPercent(now));
  return (
    <>
      {uploads.map((upload) => (
        <OnItsWay key={upload.key} upload={upload} id={id} />
      ))}
      <p className="hid" role="status">
        {spoken}
      </p>
    </>
  );
}

/** The log is read aloud as it changes: not each hundredth of an upload. */
function OnItsWay({ upload, id }: { upload: Upload; id: string }) {
  const t = useText(fileTexts);
  const sharing = useFiles();
  const { key, name, bytes, state, percent, says, canRetry, thumb } = upload;
  const isOver = state === 'refused' || state === 'left';
  const act = (word: string, does: () => void) => (
    <button type="button" className="button" aria-label={t.ofFile(word, name)} onClick={does}>
      {word}
    </button>
  );
  return (
    <article className={`desk-said mine unsent ${isOver ? 'refused' : 'queued'}`} aria-live="off">
      {thumb ? (
        <canvas
          className="desk-shot"
          ref={(canvas) => sharing.gallery.paint(canvas, thumb)}
          {...fitted(thumb, THUMBNAIL_SIDE)}
        />
      ) : null}
      <p className="desk-bubble" dir="auto">
        {name} · {sizeText(bytes)}
      </p>
      {isOver ? null : <progress max={100} value={percent} aria-label={name} />}
      <div className="desk-way">
        <p
          className={`desk-meta desk-progress ${isOver ? 'refused' : ''}`}
          role={isOver ? 'alert' : undefined}
        >
          {says ?? t.upload[state](percent)}
        </p>
        <p className="actions end">
          {canRetry && (state === 'stuck' || state === 'refused')
            ? act(t.retry, () => sharing.uploads.retry(key))
            : null}
          {act(isOver ? t.discard : t.cancel, () => sharing.drop(id, key))}
        </p>
      </div>
    </article>
  );
}
