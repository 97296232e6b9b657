/** Asks whoever is signed in to prove once more that it is them, before something dangerous. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { stepUp, stepUpOptions, stepUpPassword, stepUpTotp } from '../../src/people/accounts/contract.ts';
import { type Answer, call, callUnder, type Problem } from './api.ts';
import { Dialog } from './dialog.tsx';
import { CodeField, Field } from './field.tsx';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { showPasskey } from './passkey.ts';
import { patiently, type Send } from './pause.ts';
import { ProblemNote } from './problem.tsx';
import { useSession } from './session.tsx';
import { answerStepUps } from './step-up.ts';

/** Stands in the shell and shows itself when a request needs it. */
export function StepUp() {
  const [settle, setSettle] = useState<((proved: boolean) => void) | null>(null);
  useEffect(() => answerStepUps(() => new Promise((resolve) => setSettle(() => resolve))), []);
  if (!settle) return null;
  const end = (proved: boolean) => {
    setSettle(null);
    settle(proved);
  };
  return <StepUpDialog onEnd={end} />;
}

function StepUpDialog({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const t = useText(shellTexts);
  const { factors } = useSession().me;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const prove = async (answer: Send<unknown>) => {
    setBusy(true);
    setProblem(null);
    const proved = await patiently(answer);
    setBusy(false);
    if (proved.ok) onEnd(true);
    else setProblem(proved.problem);
  };
  const byPasskey = async (): Promise<Answer<unknown>> => {
    const options = await call(stepUpOptions);
    if (!options.ok) return options;
    const shown = await showPasskey(options.value);
    if (!shown.ok)
      return { ok: false, problem: { status: 0, code: shown.reason, title: t.passkey[shown.reason] } };
    return call(stepUp, { body: { response: shown.value as never } });
  };
  const useCode = factors.totp;
  const usePassword = factors.passkeys === 0 && !factors.totp;
  return (
    <Dialog title={t.stepUp.title} onClose={() => onEnd(false)}>
      <p>{t.stepUp.lead}</p>
      <ProblemNote problem={problem} />
      {factors.passkeys > 0 ? (
        <PasskeyButton label={t.stepUp.passkey} busy={busy} onPress={() => prove(byPasskey)} />
      ) : null}
      {factors.passkeys > 0 && useCode ? <p className="or">{t.stepUp.or}</p> : null}
      {useCode ? (
        <Typed
          kind="code"
          busy={busy}
          onTyped={(code) => prove((act) => callUnder(act, stepUpTotp, { body: { code } }))}
        />
      ) : null}
      {usePassword ? (
        <Typed
          kind="password"
          busy={busy}
          onTyped={(password) => prove((act) => callUnder(act, stepUpPassword, { body: { password } }))}
        />
      ) : null}
    </Dialog>
  );
}

/** The first thing to press, so that Enter is enough. */
function PasskeyButton({ label, busy, onPress }: { label: string; busy: boolean; onPress: () => void }) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <button ref={ref} type="button" className="button main wide" disabled={busy} onClick={onPress}>
      <Icon name="key" />
      {label}
    </button>
  );
}

interface TypedProps {
  readonly kind: 'code' | 'password';
  readonly busy: boolean;
  readonly onTyped: (text: string) => void;
}

function Typed({ kind, busy, onTyped }: TypedProps) {
  const t = useText(shellTexts).stepUp;
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTyped(kind === 'code' ? text.replaceAll(/\D/g, '') : text);
  };
  const common = {
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
  };
  return (
    <form onSubmit={submit}>
      {kind === 'code' ? (
        <CodeField label={t.code} hint={t.codeHint} {...common} />
      ) : (
        <Field label={t.password} type="password" autoComplete="current-password" required {...common} />
      )}
      <button type="submit" className="button wide" disabled={busy}>
        {t.confirm}
      </button>
    </form>
  );
}
