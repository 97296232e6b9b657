/** The values once more, to be compared digit by digit, before they are what everybody dials; and the signature of them. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { signText } from '../../../../web/console/sign.ts';
import type { ToSign } from '../../publishers/contract.ts';
import { type MemberText, words } from '../../surfaces/contract.ts';
import {
  approveProposal,
  getCandidate,
  getContacts,
  getProposal,
  listProposals,
  type Proposal,
  publishProposal,
  type SignedCard,
  submitProposal,
} from '../contract.ts';
import { Buttons } from './buttons.tsx';
import { compare, partOf, partTitle } from './describe.ts';
import { proposalMessages } from './proposal-messages.ts';
import { cardIn, SigningNote } from './signing.tsx';
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
    const signature = await signing.sign();
    if (signature === null) return;
    const body = { revision, digest: digest ?? '', ...(signature && { signature }) };
    const answer = await send({ params: { id: String(looked.id) }, body });
    if (answer.ok) onClose();
  };
  const { offer } = signing;
  const mayGoOn = needs.signatures === 0 || (offer !== undefined && (signing.isListed || act === 'submit'));
  const titles = { submit: s.submitTitle, approve: t.approveTitle, publish: t.publishTitle };
  return (
    <Dialog title={titles[act]} onClose={onClose}>
      <div className="cl-form">
        <p>{t.approveLead}</p>
        {needs.signatures === 0 ? <PlainValues proposal={looked} /> : <ToBeSigned {...{ looked, offer }} />}
        {offer && !signing.isListed && (
          <p className="note">{act === 'submit' ? s.submitUnsigned : s.notListed}</p>
        )}
        {needs.delayMinutes > 0 && act !== 'submit' && <p>{t.delay(needs.delayMinutes)}</p>}
        <ProblemNote problem={signing.problem ?? problem} />
        <Buttons onClose={onClose}>
          <Button type="primary" loading={busy || signing.busy} disabled={!mayGoOn} onClick={confirm}>
            <Label {...{ act, looked, offer }} isSigned={signing.isListed} />
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}

interface LabelProps {
  readonly act: Act;
  readonly looked: Proposal;
  readonly offer: ToSign | undefined;
  readonly isSigned: boolean;
}

/** What the button does, as exactly as it is known. */
function Label({ act, looked: { needs }, offer, isSigned }: LabelProps) {
  const t = useText(proposalMessages);
  const s = useText(signingMessages);
  if (act === 'submit') return isSigned ? s.submit : s.submitPlain;
  const waits = needs.delayMinutes > 0;
  if (needs.signatures === 0) return act === 'publish' ? t.publishNow : waits ? t.approveDelay : t.approveNow;
  if (act === 'publish') return s.publish;
  const isLast = offer !== undefined && offer.signed.length + 1 >= offer.needed;
  return isLast && !waits ? s.approveNow : s.approve;
}

/** @returns `sign`, whose answer is undefined where nothing is to be signed and null where it came to nothing */
function useSigning({ id, needs }: Proposal) {
  const { passkey } = useText(shellTexts);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useAsk(
    getCandidate,
    { params: { id: String(id) } },
    { enabled: needs.signatures > 0, topics: ['proposals.changed', 'contacts.published'] },
  );
  const offer = asked.data ?? undefined;
  const isListed = offer !== undefined && offer.credentials.length > 0 && cardIn(offer) !== null;
  const sign = async (): Promise<SignedCard | undefined | null> => {
    if (!offer || !isListed) return undefined;
    setProblem(null);
    setBusy(true);
    const signed = await signText(offer);
    setBusy(false);
    if (signed.ok) return { ...signed.value, composedAt: offer.composedAt };
    setProblem({ status: 0, code: signed.reason, title: passkey[signed.reason] });
    return null;
  };
  return { offer, isListed, sign, busy, problem: problem ?? asked.error?.problem ?? null };
}

function ToBeSigned({ looked, offer }: { looked: Proposal; offer: ToSign | undefined }) {
  const s = useText(signingMessages);
  const lang = useLang();
  if (!offer) return <p role="status">{s.loading}</p>;
  const card = cardIn(offer);
  if (!card) return <p className="note stop">{s.unreadable}</p>;
  const touched = looked.parts.flatMap(({ part, value, current }) => {
    const { kind, name } = partOf(part);
    return kind === 'channel' ? [{ id: name, name: partTitle(part, [value, current], lang) }] : [];
  });
  const others = looked.parts.filter(({ part }) => partOf(part).kind !== 'channel');
  return (
    <>
      {others.length > 0 && <PlainValues proposal={{ ...looked, parts: others }} />}
      <SigningNote {...{ offer, card, touched }} />
    </>
  );
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
