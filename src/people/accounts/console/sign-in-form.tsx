/** Passkey first: one press. Else password and one-time code, or a recovery code. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { call, callUnder } from '../../../../web/console/api.ts';
import { CodeField, Field } from '../../../../web/console/field.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { showPasskey } from '../../../../web/console/passkey.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { refreshMe } from '../../../../web/console/session.tsx';
import { passkeySignIn, passkeySignInOptions, signIn, signInRecovery, signInTotp } from '../contract.ts';
import { useAttempt, usePasskeyProblem } from './attempt.ts';
import { signInTexts } from './sign-in-messages.ts';

type Step = 'start' | 'totp' | 'recovery';

export function SignInForm() {
  const [step, setStep] = useState<Step>('start');
  const back = () => setStep('start');
  if (step === 'totp') return <TotpStep onBack={back} />;
  if (step === 'recovery') return <RecoveryStep onBack={back} />;
  return <StartStep onStep={setStep} />;
}

function StartStep({ onStep }: { onStep: (step: Step) => void }) {
  const t = useText(signInTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const failed = usePasskeyProblem();
  const byPasskey = async () => {
    const done = await attempt(async () => {
      const options = await call(passkeySignInOptions);
      if (!options.ok) return options;
      const shown = await showPasskey(options.value);
      return shown.ok
        ? call(passkeySignIn, { body: { response: shown.value as never } })
        : failed(shown.reason);
    });
    if (done) await refreshMe();
  };
  const byPassword = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await attempt((act) => callUnder(act, signIn, { body: { email, password } }));
    if (answer?.value.next === 'totp') onStep('totp');
    else if (answer) await refreshMe();
  };
  return (
    <>
      <button type="button" className="button main wide" disabled={busy} onClick={byPasskey}>
        <Icon name="key" />
        {t.passkey}
      </button>
      <ProblemNote problem={problem} />
      <p className="or">{t.or}</p>
      <form onSubmit={byPassword}>
        <Field
          label={t.email}
          type="email"
          autoComplete="username webauthn"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={t.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className="button wide" disabled={busy}>
          {t.next}
        </button>
      </form>
      <p className="ends">
        <Link to="/forgot">{t.forgot}</Link>
        <button type="button" className="link" onClick={() => onStep('recovery')}>
          {t.useRecovery}
        </button>
      </p>
    </>
  );
}

function TotpStep({ onBack }: { onBack: () => void }) {
  const t = useText(signInTexts);
  const [code, setCode] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await attempt((act) =>
      callUnder(act, signInTotp, { body: { code: code.replaceAll(/\D/g, '') } }),
    );
    if (done) await refreshMe();
  };
  return (
    <Step title={t.totpTitle} lead={t.totpLead} onBack={onBack}>
      <form onSubmit={submit}>
        <ProblemNote problem={problem} />
        <CodeField label={t.code} value={code} autoFocus onChange={(event) => setCode(event.target.value)} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.done}
        </button>
      </form>
    </Step>
  );
}

function RecoveryStep({ onBack }: { onBack: () => void }) {
  const t = useText(signInTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { email, code, ...(password ? { password } : {}) };
    if (await attempt((act) => callUnder(act, signInRecovery, { body }))) await refreshMe();
  };
  return (
    <Step title={t.recoveryTitle} lead={t.recoveryLead} onBack={onBack}>
      <form onSubmit={submit}>
        <ProblemNote problem={problem} />
        <Field
          label={t.email}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={t.recoveryCode}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Field
          label={t.passwordIfAny}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.done}
        </button>
      </form>
      <p className="fine">{t.lost}</p>
    </Step>
  );
}

interface StepProps {
  readonly title: string;
  readonly lead: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

function Step({ title, lead, onBack, children }: StepProps) {
  const t = useText(signInTexts);
  return (
    <>
      <h2>{title}</h2>
      <p className="fine">{lead}</p>
      {children}
      <p className="ends">
        <button type="button" className="link" onClick={onBack}>
          {t.back}
        </button>
      </p>
    </>
  );
}
