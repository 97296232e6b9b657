/** One part of a proposal: how it is on the card now, and how it would be. */
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { words } from '../../surfaces/contract.ts';
import { editProposal, getProposal, type Proposal } from '../contract.ts';
import { Buttons } from './buttons.tsx';
import { partOf, partTitle } from './describe.ts';
import { Difference } from './difference.tsx';
import { proposalMessages } from './proposal-messages.ts';

type Part = Proposal['parts'][number];

/** Where a part is edited. */
export function editorOf(part: string, proposal: number): string | null {
  const { kind, name } = partOf(part);
  const query = `?proposal=${proposal}`;
  if (kind === 'channel') return `/contacts/channels/${name}${query}`;
  if (kind === 'notice') return `/notices/${name}${query}`;
  if (kind === 'calendar') return `/hours${query}`;
  return kind === 'retired' ? null : `/operator${query}`;
}

interface Props {
  readonly part: Part;
  readonly proposal: Proposal;
  readonly editable: boolean;
  /** Changed since somebody looked. */
  readonly fresh: boolean;
}

export function PartCard({ part: one, proposal, editable, fresh }: Props) {
  const t = useText(proposalMessages);
  const w = useText(words);
  const lang = useLang();
  const [dropping, setDropping] = useState(false);
  const name = partTitle(one.part, [one.value, one.current, one.base], lang);
  const editor = editorOf(one.part, proposal.id);
  const published = proposal.state === 'published';
  const before = published ? one.base : one.current;
  return (
    <article className={fresh ? 'cl-part cl-fresh' : 'cl-part'}>
      <header>
        <h3>
          {name}
          {one.value === null && <span className="cl-tag cl-stop">{t.removedPart}</span>}
          {one.value !== null && before === null && <span className="cl-tag">{w.types.added}</span>}
        </h3>
        {editable && (
          <div className="cl-buttons">
            {editor !== null && one.value !== null && (
              <Button size="small" onClick={() => navigate(editor)} aria-label={`${t.edit} ${name}`}>
                {t.edit}
              </Button>
            )}
            <Button
              size="small"
              danger
              type="text"
              onClick={() => setDropping(true)}
              aria-label={`${t.drop} ${name}`}
            >
              {t.drop}
            </Button>
          </div>
        )}
      </header>
      <Difference part={one.part} before={before} after={one.value} />
      {dropping && <Drop {...{ name, proposal }} part={one.part} onClose={() => setDropping(false)} />}
    </article>
  );
}

interface DropProps {
  readonly name: string;
  readonly part: string;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

function Drop({ name, part, proposal: { id, revision }, onClose }: DropProps) {
  const t = useText(proposalMessages);
  const { act, busy, problem } = useAct(editProposal, [getProposal]);
  const drop = async () => {
    const answer = await act({ params: { id: String(id) }, body: { revision, drop: [part] } });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={t.dropTitle(name)} onClose={onClose}>
      <div className="cl-form">
        <p>{t.dropLead}</p>
        <ProblemNote problem={problem} />
        <Buttons onClose={onClose}>
          <Button danger type="primary" loading={busy} onClick={drop}>
            {t.drop}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
