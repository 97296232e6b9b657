/** The way back from a published proposal: another proposal, which takes the same people. */
import { Button } from 'antd';
import { useState } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { partTitle } from './describe.ts';
import { proposalMessages } from './proposal-messages.ts';
import { SaveDialog } from './save.tsx';
import { undoOf } from './undo.ts';

const TITLE_LENGTH = 120;

export function PutBack({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const w = useText(words);
  const lang = useLang();
  const { permissions } = useSession();
  const [saving, setSaving] = useState(false);
  const close = () => setSaving(false);
  if (!permissions.has('proposals.edit')) return null;
  const { edits, overtaken } = undoOf(proposal, Date.now());
  const names = overtaken.map(({ part, value, base }) => partTitle(part, [value, base], lang));
  return (
    <div className="cl-acts">
      {Object.keys(edits).length > 0 && (
        <div className="cl-buttons">
          <Button onClick={() => setSaving(true)}>{t.putBack}</Button>
        </div>
      )}
      {names.length > 0 && <p className="fine">{t.overtaken(names.join(w.separator))}</p>}
      {saving && (
        <SaveDialog
          edits={edits}
          title={t.puttingBack(proposal.id, proposal.title).slice(0, TITLE_LENGTH)}
          into={null}
          onSaved={close}
          onClose={close}
        />
      )}
    </div>
  );
}
