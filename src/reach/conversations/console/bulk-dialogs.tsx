/** To whom, until when, and by which tag: asked once for all that are selected. */
import { type FormEvent, useState } from 'react';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { tagOf } from '../contract.ts';
import type { Asking, Deed } from './bulk.ts';
import { snoozeAll, tagAll, transferAll } from './deeds.ts';
import { type Doing, Snooze, Transfer } from './dialogs.tsx';
import { TagField } from './tags.tsx';
import { toolTexts } from './tools-messages.ts';

interface BulkDialogsProps {
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onDeed: (deed: Deed) => void;
}

export function BulkDialogs({ asking, onClose, onDeed }: BulkDialogsProps) {
  const doing: Doing = {
    transfer: async (to, note) => onDeed(transferAll(to, note)),
    snooze: async (until) => onDeed(snoozeAll(until)),
    stopAsking: onClose,
    busy: false,
  };
  if (asking === 'transfer') return <Transfer from={null} acts={doing} />;
  if (asking === 'snooze') return <Snooze acts={doing} />;
  return asking === 'tag' ? <AskTag onClose={onClose} onTag={(tag) => onDeed(tagAll(tag))} /> : null;
}

function AskTag({ onClose, onTag }: { onClose: () => void; onTag: (tag: string) => void }) {
  const t = useText(toolTexts);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tag = tagOf(text);
    setWrong(tag === null);
    if (tag !== null) onTag(tag);
  };
  return (
    <Dialog title={t.bulk.tag} onClose={onClose}>
      <form onSubmit={submit}>
        <TagField value={text} onChange={setText} isWrong={isWrong} />
        <Ends onClose={onClose} disabled={false}>
          {t.tagAdd}
        </Ends>
      </form>
    </Dialog>
  );
}
