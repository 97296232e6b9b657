/** The browser's own dialog: it keeps the focus inside, closes by Esc, and gives the focus back. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** `drawer` comes in from the side. */
  readonly kind?: 'window' | 'drawer';
  readonly children: ReactNode;
}

interface EndsProps {
  readonly onClose: () => void;
  readonly disabled: boolean;
  /** The verb on the button that submits. */
  readonly children: ReactNode;
}

/** What a form in a dialog ends with: a way out, and what it is for. */
export function Ends({ onClose, disabled, children }: EndsProps) {
  const { cancel } = useText(shellTexts);
  return (
    <div className="actions end">
      <button type="button" className="button" onClick={onClose}>
        {cancel}
      </button>
      <button type="submit" className="button main" disabled={disabled}>
        {children}
      </button>
    </div>
  );
}

/** What a form in a dialog begins with; the browser itself would choose the button that closes it. */
const FIELD = 'input:not([type=hidden]), select, textarea';

export function Dialog({ title, onClose, kind = 'window', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useText(shellTexts);
  // Before the effects within, which may give the focus to something else: nothing hidden takes it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIELD)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={`dialog ${kind}`} aria-labelledby={id} onClose={onClose} closedby="any">
      <header className="title">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button plain" aria-label={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
