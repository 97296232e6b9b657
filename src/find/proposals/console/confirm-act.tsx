/** The values once more, to be compared digit by digit, before they are what everybody dials; and the signature of them. */
import { Button } from 'antd';
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { type MemberText, words } from '../../surfaces/contract.ts';
import {
  approveProposal,
  getCandidate,
  getContacts,
  getProposal,
  listProposals,
  type Proposal,
  publishProposal,
  submitProposal,
} from '../contract.ts';
import { Buttons } from './buttons.tsx';
import { compare, partTitle } from './describe.ts';
import { proposalMessages } from './proposal-messages.ts';
import { type OfferedCard, offeredCard, SigningNote, useTouch } from './signing.tsx';
import { signingMessages } from './signing-messages.ts';

const ROWS = { submit: submitProposal, approve: approveProposal, publish: publishProposal };
type Act = keyof typeof ROWS;
const STALE = [getProposal, listProposals, getContacts, getCandidate];

interface Props {
  readonly act: Act;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

export function ConfirmAct({ act, proposal, onClose }: Props) {
  const t = useText(proposalMessages);
  const s = useText(signingMessages);
  // What one looked at when the dialog opened, whatever comes in meanwhile.
  const [looked] = useState(proposal);
  const signing = useSigning(looked);
  const { act: send, busy, problem } = useAct(ROWS[act], STALE);
  const { revision, digest, needs } = looked;
  const confirm = async () => {
    const signature = signing.signs ? await signing.sign(signing.signs) : undefined;
    if (signature === null) return;
    const body = { revision, digest: digest ?? '', ...(signature && { signature }) };
    const answer = await send({ params: { id: String(looked.id) }, body });
    if (answer.ok) onClose();
  };
  const titles = { submit: s.submitTitle, approve: t.approveTitle, publish: t.publishTitle };
  return (
    <Dialog title={titles[act]} onClose={onClose}>
      <div className="cl-form">
        <p>{act === 'submit' ? s.submitLead : t.approveLead}</p>
        {needs.signatures === 0 ? <PlainValues proposal={looked} /> : <ToBeSigned {...signing} />}
        {signing.note && <p className="note">{act === 'submit' ? s.submitUnsigned : s[signing.note]}</p>}
        {needs.delayMinutes > 0 && act !== 'submit' && <p>{t.delay(needs.delayMinutes)}</p>}
        <ProblemNote problem={signing.problem ?? problem} />
        <Buttons onClose={onClose}>
          <Button
            type="primary"
            loading={busy || signing.busy}
            disabled={!signing.mayGoOn(act)}
            onClick={confirm}
          >
            <Label {...{ act, looked, signing }} />
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}

interface LabelProps {
  readonly act: Act;
  readonly looked: Proposal;
  readonly signing: Signing;
}

/** What the button does, as exactly as it is known. */
function Label({ act, looked: { needs }, signing: { signs } }: LabelProps) {
  const t = useText(proposalMessages);
  const s = useText(signingMessages);
  if (act === 'submit') return signs ? s.submit : s.submitPlain;
  const waits = needs.delayMinutes > 0;
  if (!signs) return act === 'publish' ? t.publishNow : waits ? t.approveDelay : t.approveNow;
  if (act === 'publish') return waits ? s.publishLater : s.publish;
  const isLast = signs.offer.signed.length + 1 >= signs.offer.needed;
  return isLast && !waits ? s.approveNow : s.approve;
}

type Signing = ReturnType<typeof useSigning>;

/** What there is to sign, and whether the caller is one of those who may. */
function useSigning({ id, needs }: Proposal) {
  const touch = useTouch();
  const isAsked = needs.signatures > 0;
  const asked = useAsk(
    getCandidate,
    { params: { id: String(id) } },
    { enabled: isAsked, topics: ['proposals.changed', 'contacts.published'] },
  );
  const offer = asked.data ?? null;
  const offered = offer && offeredCard(offer);
  const isComplete = offer !== null && offer.signed.length >= offer.needed;
  const signs = offered && offered.offer.credentials.length > 0 && !isComplete ? offered : null;
  const note: 'notListed' | 'complete' | null =
    !offered || signs ? null : isComplete ? 'complete' : 'notListed';
  const mayGoOn = (act: Act) =>
    !isAsked || (offered !== null && (signs !== null || isComplete || act === 'submit'));
  const isUnreadable = offer !== null && !offered;
  return {
    ...{ sign: touch.sign, busy: touch.busy, offered, signs, note, mayGoOn, isUnreadable },
    problem: touch.problem ?? asked.error?.problem ?? null,
  };
}

function ToBeSigned({ offered, isUnreadable }: { offered: OfferedCard | null; isUnreadable: boolean }) {
  const s = useText(signingMessages);
  if (isUnreadable) return <p className="note stop">{s.unreadable}</p>;
  return offered ? <SigningNote {...offered} /> : <p role="status">{s.loading}</p>;
}

function PlainValues({ proposal: { parts } }: { proposal: Pick<Proposal, 'parts'> }) {
  const t = useText(proposalMessages);
  const lang = useLang();
  return (
    <>
      <p className="strong">{t.values}</p>
      <ul className="cl-plain">
        {parts.map(({ part, current, value }) => (
          <li key={part}>
            {partTitle(part, [value, current], lang)}
            <Values rows={compare(part, current, value, lang).slice(0, 4)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Values({ rows }: { rows: readonly MemberText[] }) {
  const w = useText(words);
  return (
    <dl className="cl-values">
      {rows.map((row) => (
        <div key={row.field}>
          <dt>{row.name}</dt>
          <dd className="cl-number">{'note' in row ? row.note : (row.after ?? w.types.removed)}</dd>
        </div>
      ))}
    </dl>
  );
}
