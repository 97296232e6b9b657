/** What the caller may do with a proposal now, and why not the rest. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import {
  type Act,
  getContacts,
  getProposal,
  listProposals,
  type Proposal,
  rejectProposal,
  reopenProposal,
  submitProposal,
  withdrawProposal,
} from '../contract.ts';
import { Buttons } from './buttons.tsx';
import { ConfirmAct } from './confirm-act.tsx';
import { Field } from './field.tsx';
import { proposalMessages } from './proposal-messages.ts';

const STALE = [getProposal, listProposals, getContacts];
/** In the order of the buttons: what leads on comes last, where the thumb is. */
const SHOWN = ['withdraw', 'reopen', 'reject', 'submit', 'publish', 'approve'] as const;
type Shown = (typeof SHOWN)[number];
/** Acts that this proposal or this state never has, rather than ones that wait for something. */
const UNSHOWN = new Set(['not-in-this-state', 'needs-second-person', 'forbidden']);

export function ProposalActs({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const [asking, setAsking] = useState<Shown | null>(null);
  const submit = useAct(submitProposal, STALE);
  const reopen = useAct(reopenProposal, STALE);
  const acts = new Map<Act, string | null>(proposal.acts.map(({ act, refused }) => [act, refused]));
  const shown = SHOWN.filter((act) => acts.has(act) && !UNSHOWN.has(acts.get(act) ?? ''));
  const looked = {
    params: { id: String(proposal.id) },
    body: { revision: proposal.revision, ...(proposal.digest !== null && { digest: proposal.digest }) },
  };
  const begin = (act: Shown) => {
    if (act === 'submit' && proposal.needs.signatures === 0) void submit.act(looked);
    else if (act === 'reopen') void reopen.act(looked);
    else setAsking(act);
  };
  const why = [...new Set(shown.flatMap((act) => acts.get(act) ?? []))].map(
    (code) => t.refused[code] ?? code,
  );
  return (
    <div className="cl-acts">
      <div className="cl-buttons">
        {shown.map((act) => (
          <Button
            key={act}
            type={act === 'submit' || act === 'publish' || act === 'approve' ? 'primary' : 'default'}
            danger={act === 'reject'}
            disabled={acts.get(act) !== null}
            loading={(act === 'submit' && submit.busy) || (act === 'reopen' && reopen.busy)}
            onClick={() => begin(act)}
          >
            {t.acts[act]}
          </Button>
        ))}
      </div>
      {why.map((reason) => (
        <p key={reason} className="fine">
          {reason}
        </p>
      ))}
      <ProblemNote problem={submit.problem ?? reopen.problem} />
      {asking && <Ask act={asking} proposal={proposal} onClose={() => setAsking(null)} />}
    </div>
  );
}

interface AskProps {
  readonly act: Shown;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

function Ask({ act, proposal, onClose }: AskProps) {
  if (act === 'reject') return <Reject {...{ proposal, onClose }} />;
  if (act === 'withdraw') return <Withdraw {...{ proposal, onClose }} />;
  return act === 'reopen' ? null : <ConfirmAct {...{ act, proposal, onClose }} />;
}

const closing = (onClose: () => void) => (answer: Answer<unknown>) => {
  if (answer.ok) onClose();
};

function Reject({ proposal: { id, revision }, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useText(proposalMessages);
  const [reason, setReason] = useState('');
  const { act, busy, problem } = useAct(rejectProposal, STALE);
  const reject = () => act({ params: { id: String(id) }, body: { revision, reason } }).then(closing(onClose));
  return (
    <Dialog title={t.rejectTitle} onClose={onClose}>
      <form
        className="cl-form"
        onSubmit={(event) => {
          event.preventDefault();
          void reject();
        }}
      >
        <Field name={t.rejectReason} help={t.rejectHint}>
          {(aria) => (
            <Input.TextArea
              {...aria}
              rows={4}
              maxLength={2000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={problem} />
        <Buttons onClose={onClose}>
          <Button danger type="primary" htmlType="submit" loading={busy} disabled={reason.trim() === ''}>
            {t.rejectNow}
          </Button>
        </Buttons>
      </form>
    </Dialog>
  );
}

function Withdraw({ proposal: { id, revision }, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useText(proposalMessages);
  const { act, busy, problem } = useAct(withdrawProposal, STALE);
  const withdraw = () => act({ params: { id: String(id) }, body: { revision } }).then(closing(onClose));
  return (
    <Dialog title={t.withdrawTitle} onClose={onClose}>
      <div className="cl-form">
        <p>{t.withdrawLead}</p>
        <ProblemNote problem={problem} />
        <Buttons onClose={onClose}>
          <Button danger type="primary" loading={busy} onClick={withdraw}>
            {t.withdrawNow}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
