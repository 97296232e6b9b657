/** Asks before something that cannot be undone, and names what it will destroy. */
import { useEffect, useRef } from 'react';
import { Dialog } from './dialog.tsx';
import { createHost } from './host.ts';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';

interface Question {
  readonly title: string;
  /** What will be gone, and what happens to whom. */
  readonly text: string;
  /** The verb on the button. */
  readonly action: string;
  /** What is safe, where “cancel” could be read as the deed. */
  readonly keep?: string;
  /** Builds up instead of tearing down. */
  readonly harmless?: true;
}
const host = createHost<{ question: Question; settle: (yes: boolean) => void }>();

export const confirmed = (question: Question): Promise<boolean> =>
  new Promise((settle) => host.show({ question, settle }));

export function Confirm() {
  const shown = host.use();
  if (!shown) return null;
  const end = (yes: boolean) => {
    host.show(null);
    shown.settle(yes);
  };
  return <ConfirmDialog {...shown.question} onEnd={end} />;
}

function ConfirmDialog({
  title,
  text,
  action,
  keep,
  harmless,
  onEnd,
}: Question & { onEnd: (yes: boolean) => void }) {
  const t = useText(shellTexts);
  const cancel = useRef<HTMLButtonElement>(null);
  // What is safe comes first: Enter pressed in haste destroys nothing.
  useEffect(() => cancel.current?.focus(), []);
  return (
    <Dialog title={title} onClose={() => onEnd(false)}>
      <p>{text}</p>
      <div className="actions end">
        <button ref={cancel} type="button" className="button" onClick={() => onEnd(false)}>
          {keep ?? t.cancel}
        </button>
        <button
          type="button"
          className={`button ${harmless ? 'main' : 'danger'}`}
          onClick={() => onEnd(true)}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
