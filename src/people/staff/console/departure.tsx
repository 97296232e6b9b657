import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Person, staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';

/** When somebody has lost every device, or leaves. */
export function Departure({ person }: { person: Person }) {
  const t = useText(staffTexts);
  const { permissions } = useSession();
  const [recovering, setRecovering] = useState(false);
  const deactivate = useAct(staffApi.deactivate, [staffApi.person, staffApi.people]);
  const leave = async () => {
    const question = {
      title: t.askDeactivate(person.name),
      text: t.askDeactivateText,
      action: t.deactivate,
    };
    if (!(await confirmed(question))) return;
    if ((await deactivate.act({ params: { id: person.id } })).ok) say(t.deactivated);
  };
  return (
    <Section title={t.danger} lead={t.dangerLead}>
      <ProblemNote problem={deactivate.problem} />
      <div className="actions">
        {permissions.has('people.recover') ? (
          <button type="button" className="button" onClick={() => setRecovering(true)}>
            {t.recover}
          </button>
        ) : null}
        {permissions.has('people.roles') ? (
          <button type="button" className="button danger" disabled={deactivate.busy} onClick={leave}>
            {t.deactivate}
          </button>
        ) : null}
      </div>
      {recovering ? <Recover person={person} onClose={() => setRecovering(false)} /> : null}
    </Section>
  );
}

function Recover({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText(staffTexts);
  const [reason, setReason] = useState('');
  const { act, busy, problem } = useAct(staffApi.openRecovery, [staffApi.recoveries]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act({ params: { id: person.id }, body: { reason } })).ok) return;
    onClose();
    say(t.recoveryOpened);
    navigate('/people/recoveries');
  };
  return (
    <Dialog title={t.recover} onClose={onClose}>
      <form onSubmit={submit}>
        <p>{t.recoverLead}</p>
        <Field
          label={t.reason}
          hint={t.reasonHint}
          minLength={3}
          maxLength={500}
          autoFocus
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ProblemNote problem={problem} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.recover}
        </button>
      </form>
    </Dialog>
  );
}
