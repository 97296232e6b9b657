/** Edits go into a proposal: a new one, one of those still open, or the one they began from. */
import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import {
  createProposal,
  editProposal,
  getContacts,
  getNotices,
  getProposal,
  listProposals,
  type Proposal,
  type ProposalSummary,
} from '../contract.ts';
import { Buttons, type Edits } from './buttons.tsx';
import { type Overtaken, OvertakenChoice, overtaken } from './overtaken.tsx';
import { screenMessages } from './screen-messages.ts';

const STALE = [getProposal, listProposals, getContacts, getNotices];

interface SaveProps {
  readonly edits: Edits;
  /** Suggested for a new proposal. */
  readonly title: string;
  /** Where the edits began from; null offers a choice. */
  readonly into: Proposal | null;
  /** Of `into`, when the edits began. */
  readonly revision?: number | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Asks where to when that is not plain, saves, and goes to the proposal. */
export function SaveDialog({ edits, title, into, revision = null, onSaved, onClose }: SaveProps) {
  const t = useText(screenMessages);
  const { data } = useAsk(listProposals, {}, { enabled: into === null });
  const open = data?.proposals.filter(({ state }) => state === 'draft' || state === 'review') ?? [];
  const [target, setTarget] = useState(0);
  const [name, setName] = useState(title);
  const [crossed, setCrossed] = useState<Overtaken | null>(null);
  const create = useAct(createProposal, STALE);
  const edit = useAct(editProposal, STALE);
  const chosen: ProposalSummary | Proposal | null = into ?? open.find(({ id }) => id === target) ?? null;

  const done = (answer: { ok: true; value: Proposal } | { ok: false; problem: Problem }) => {
    if (answer.ok) {
      onSaved();
      navigate(`/proposals/${answer.value.id}`);
    } else setCrossed(overtaken(answer.problem));
  };
  const save = async () =>
    done(
      chosen === null
        ? await create.act({ body: { title: name.trim(), set: edits } })
        : await edit.act({
            params: { id: String(chosen.id) },
            body: { revision: revision ?? chosen.revision, set: edits },
          }),
    );
  const again = async (set: Edits, revision: number) => {
    if (!chosen) return;
    // All of theirs: nothing of ours is left to save.
    if (Object.keys(set).length === 0) {
      onSaved();
      navigate(`/proposals/${chosen.id}`);
    } else done(await edit.act({ params: { id: String(chosen.id) }, body: { revision, set } }));
  };
  const busy = create.busy || edit.busy;
  if (crossed) return <OvertakenChoice {...{ crossed, edits, busy, onClose }} onChosen={again} />;
  return (
    <Dialog title={t.dialog.title} onClose={onClose}>
      <form
        className="cl-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="fine">{t.dialog.lead}</p>
        {into ? (
          <p className="strong">{t.dialog.existing(into.id, into.title)}</p>
        ) : (
          <Targets
            edits={edits}
            open={open}
            target={target}
            onTarget={setTarget}
            name={name}
            onName={setName}
          />
        )}
        <ProblemNote problem={create.problem ?? edit.problem} />
        <Buttons onClose={onClose}>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={chosen === null && name.trim() === ''}
          >
            {chosen ? t.saveInto(chosen.id) : t.save}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}

interface TargetsProps {
  readonly edits: Edits;
  readonly open: readonly ProposalSummary[];
  readonly target: number;
  readonly onTarget: (id: number) => void;
  readonly name: string;
  readonly onName: (name: string) => void;
}

function Targets({ edits, open, target, onTarget, name, onName }: TargetsProps) {
  const t = useText(screenMessages);
  const id = useId();
  return (
    <>
      <Radio.Group
        className="cl-stack"
        value={target}
        onChange={(event) => onTarget(event.target.value)}
        aria-label={t.dialog.title}
      >
        <Radio value={0}>{t.dialog.fresh}</Radio>
        {open.map((one) => (
          // What it says of the same part was not looked at here: it is edited there.
          <Radio key={one.id} value={one.id} disabled={one.parts.some((part) => part in edits)}>
            {t.dialog.existing(one.id, one.title)}
            {one.parts.some((part) => part in edits) && <span className="cl-hint">{t.dialog.there}</span>}
            {one.state === 'review' && <span className="cl-hint">{t.dialog.returned}</span>}
          </Radio>
        ))}
      </Radio.Group>
      {target === 0 && (
        <div className="cl-field">
          <label htmlFor={id}>{t.dialog.name}</label>
          <Input id={id} value={name} maxLength={120} onChange={(event) => onName(event.target.value)} />
        </div>
      )}
    </>
  );
}
