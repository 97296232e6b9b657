import { type FormEvent, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { deviceOf } from '../../../../web/console/device.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Empty, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { createPasskey } from '../../../../web/console/passkey.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { refreshMe } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import {
  addPasskey,
  listPasskeys,
  type Passkey,
  passkeyOptions,
  removePasskey,
  renamePasskey,
} from '../contract.ts';
import { useAttempt, usePasskeyProblem } from './attempt.ts';
import { meTexts } from './me-messages.ts';

const STALE = [listPasskeys];

export function Passkeys() {
  const t = useText(meTexts).passkeys;
  const asked = useAsk(listPasskeys, {});
  const [open, setOpen] = useState<'add' | Passkey | null>(null);
  const remove = useAct(removePasskey, STALE);
  const ask = async ({ id, name }: Passkey) => {
    if (!(await confirmed({ title: t.ask(name), text: t.askText, action: t.remove }))) return;
    if (!(await remove.act({ params: { id } })).ok) return;
    say(t.removed);
    await refreshMe();
  };
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        <button type="button" className="button main" onClick={() => setOpen('add')}>
          {t.add}
        </button>
      }
    >
      <ProblemNote problem={remove.problem} />
      <Asked
        of={asked}
        lines={2}
        empty={({ passkeys }) => passkeys.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ passkeys }) => (
          <ul className="rows">
            {passkeys.map((passkey) => (
              <li key={passkey.id}>
                <div>
                  <p className="strong">
                    {passkey.name} {passkey.synced ? <span className="chip">{t.synced}</span> : null}
                  </p>
                  <p className="fine">
                    {t.created} <Time at={passkey.createdAt} /> ·{' '}
                    {passkey.lastUsedAt ? (
                      <>
                        {t.used} <Time near at={passkey.lastUsedAt} />
                      </>
                    ) : (
                      t.never
                    )}
                  </p>
                </div>
                <div className="actions">
                  <button type="button" className="button" onClick={() => setOpen(passkey)}>
                    {t.rename}
                    <span className="hid"> {passkey.name}</span>
                  </button>
                  <button type="button" className="button danger" onClick={() => ask(passkey)}>
                    {t.remove}
                    <span className="hid"> {passkey.name}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {open === 'add' ? <Add onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'add' ? <Rename passkey={open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Add({ onClose }: { onClose: () => void }) {
  const t = useText(meTexts).passkeys;
  const failed = usePasskeyProblem();
  const device = deviceOf(window.navigator.userAgent, useLang());
  const { busy, problem, attempt } = useAttempt();
  const add = useAct(addPasskey, STALE);
  const make = async (name: string) => {
    const done = await attempt(async () => {
      const options = await call(passkeyOptions);
      if (!options.ok) return options;
      const made = await createPasskey(options.value);
      return made.ok ? add.act({ body: { name, response: made.value as never } }) : failed(made.reason);
    });
    if (!done) return;
    onClose();
    say(t.added);
    await refreshMe();
  };
  return (
    <Dialog title={t.add} onClose={onClose}>
      <ProblemNote problem={problem} />
      <Naming action={t.add} busy={busy} initial={device} onNamed={make} />
    </Dialog>
  );
}

function Rename({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useText(meTexts).passkeys;
  const { act, busy, problem } = useAct(renamePasskey, STALE);
  const rename = async (name: string) => {
    if ((await act({ params: { id: passkey.id }, body: { name } })).ok) onClose();
  };
  return (
    <Dialog title={t.rename} onClose={onClose}>
      <ProblemNote problem={problem} />
      <Naming action={t.save} busy={busy} initial={passkey.name} onNamed={rename} />
    </Dialog>
  );
}

interface NamingProps {
  readonly action: string;
  readonly busy: boolean;
  readonly initial?: string;
  readonly onNamed: (name: string) => void;
}

function Naming({ action, busy, initial = '', onNamed }: NamingProps) {
  const t = useText(meTexts).passkeys;
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNamed(name);
  };
  return (
    <form onSubmit={submit}>
      <Field
        label={t.name}
        hint={t.nameHint}
        maxLength={80}
        autoFocus
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button main wide" disabled={busy}>
        {action}
      </button>
    </form>
  );
}
