/** The foot of an editor: what the server says of it, undo, and save. */
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import type { Proposal } from '../contract.ts';
import type { Edits } from './buttons.tsx';
import type { Checked } from './check.tsx';
import type { Draft } from './draft.tsx';
import { SaveDialog } from './save.tsx';
import { screenMessages } from './screen-messages.ts';

interface SaveBarProps {
  readonly draft: Pick<Draft<unknown>, 'changed' | 'canUndo' | 'moved' | 'undo' | 'reset' | 'release'>;
  readonly checked: Checked;
  readonly edits: Edits;
  readonly title: string;
  readonly into: Proposal | null;
  readonly children?: ReactNode;
}

export function SaveBar({ draft, checked, edits, title, into, children }: SaveBarProps) {
  const t = useText(screenMessages);
  const [saving, setSaving] = useState(false);
  const { permissions } = useSession();
  const { changed, moved } = draft;
  const savable = changed && !checked.unnamed && permissions.has('proposals.edit');
  const revision = useBeginning(changed, into?.revision ?? null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      if (savable) setSaving(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [savable]);
  if (!permissions.has('proposals.edit')) return <p className="cl-bar fine">{t.readOnly}</p>;
  return (
    <div className={changed ? 'cl-bar' : 'cl-bar cl-idle'}>
      <p role="status" className={checked.wrong > 0 ? 'cl-problem' : 'fine'}>
        {changed ? <Verdict checked={checked} moved={moved} /> : t.unchanged}
      </p>
      <div className="cl-buttons">
        {children}
        <Button disabled={!draft.canUndo} onClick={draft.undo}>
          {t.undo}
        </Button>
        <Button disabled={!changed} onClick={draft.reset}>
          {t.reset}
        </Button>
        <Button
          type="primary"
          disabled={!savable}
          onClick={() => setSaving(true)}
          aria-keyshortcuts="Control+S"
        >
          {into ? t.saveInto(into.id) : t.save}
          <kbd>Ctrl S</kbd>
        </Button>
      </div>
      {saving && (
        <SaveDialog
          {...{ edits, title, into, revision }}
          onSaved={draft.release}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  );
}

/** The revision that the edits began from: others may have saved since, and theirs must not be overwritten. */
function useBeginning(changed: boolean, revision: number | null): number | null {
  const [began, setBegan] = useState(revision);
  useEffect(() => {
    if (!changed) setBegan(revision);
  }, [changed, revision]);
  return began;
}

function Verdict({ checked: { state, wrong, needs, unnamed }, moved }: { checked: Checked; moved: boolean }) {
  const t = useText(screenMessages);
  if (moved) return t.moved;
  if (unnamed) return t.unnamed;
  if (state === 'away') return t.away;
  if (wrong > 0) return `${t.wrong(wrong)} · ${t.warn}`;
  if (state === 'waiting') return t.checking;
  if (!needs) return t.fine;
  const delay = needs.delayMinutes > 0 ? ` ${t.delay(needs.delayMinutes)}` : '';
  return `${t.fine} · ${needs.secondPerson ? t.second + delay : t.alone}`;
}
