/** A one-time link: the first owner, somebody invited, or somebody who has lost every device. */
import { type FormEvent, useState } from 'react';
import { call, callUnder } from '../../../../web/console/api.ts';
import { useAsk } from '../../../../web/console/ask.ts';
import { deviceOf } from '../../../../web/console/device.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Screen, Skeleton } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { createPasskey, hasPasskeys } from '../../../../web/console/passkey.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import { navigate, usePlace } from '../../../../web/console/router.tsx';
import { refreshMe, useMe } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import type { AnswerOf } from '../../../kernel/http/contract.ts';
import { acceptEnrolment, enrolPasskey, enrolPasskeyOptions, getEnrolment } from '../contract.ts';
import { useAttempt, usePasskeyProblem } from './attempt.ts';
import { EnrolByPassword } from './enrol-by-password.tsx';
import { enrolTexts } from './enrol-messages.ts';
import { SignInForm } from './sign-in-form.tsx';

type Enrolment = AnswerOf<typeof getEnrolment>;

export default function EnrolScreen() {
  const token = usePlace().fragment;
  const asked = useAsk(getEnrolment, { params: { token } });
  const t = useText(enrolTexts);
  if (asked.error && asked.data === undefined)
    return (
      <Screen title={t.noLink} lead={t.noLinkLead}>
        {asked.error.problem.code === 'not-found' ? null : <ProblemNote problem={asked.error.problem} />}
      </Screen>
    );
  return (
    <Asked of={asked} lines={6}>
      {(enrolment) => <Enrol token={token} enrolment={enrolment} />}
    </Asked>
  );
}

const enter = async () => {
  await refreshMe();
  navigate('/', { replace: true });
};

function Enrol({ token, enrolment }: { token: string; enrolment: Enrolment }) {
  const t = useText(enrolTexts);
  const { purpose, roles, expiresAt } = enrolment;
  const names = useText(roleTexts);
  return (
    <Screen title={t.title[purpose]} lead={t.lead[purpose]}>
      <dl className="facts">
        {enrolment.invitedBy ? (
          <>
            <dt>{t.invitedBy}</dt>
            <dd>{enrolment.invitedBy}</dd>
          </>
        ) : null}
        <dt>{t.roles}</dt>
        <dd>
          {roles.map((role) => (
            <p key={role}>
              <strong>{names[role].name}</strong> <span className="fine">{names[role].does}</span>
            </p>
          ))}
        </dd>
      </dl>
      {enrolment.account === 'none' ? (
        <Anew token={token} enrolment={enrolment} />
      ) : (
        <OfAccount token={token} enrolment={enrolment} />
      )}
      <p className="fine">
        {t.until} <Time at={expiresAt} />
      </p>
    </Screen>
  );
}

/** Who has an account signs in to it first. */
function OfAccount({ token, enrolment }: { token: string; enrolment: Enrolment }) {
  const t = useText(enrolTexts);
  const me = useMe();
  if (me.data === undefined) return <Skeleton />;
  if (me.data?.person.email !== enrolment.email)
    return (
      <>
        <p>{me.data ? t.otherAccount(me.data.person.email) : t.signIn}</p>
        <SignInForm />
      </>
    );
  if (enrolment.account === 'keeps') return <Accept token={token} name={me.data.person.name} />;
  return (
    <>
      <p className="note">{t.beginsAnew}</p>
      <Anew token={token} enrolment={{ ...enrolment, name: me.data.person.name }} />
    </>
  );
}

/** Takes the roles into the account as it is. */
function Accept({ token, name }: { token: string; name: string }) {
  const t = useText(enrolTexts);
  const { busy, problem, attempt } = useAttempt();
  const accept = async () => {
    if (await attempt((act) => callUnder(act, acceptEnrolment, { params: { token } }))) await enter();
  };
  return (
    <>
      <p>{t.acceptAs(name)}</p>
      <ProblemNote problem={problem} />
      <button type="button" className="button main wide" disabled={busy} onClick={accept}>
        {t.accept}
      </button>
    </>
  );
}

function Anew({ token, enrolment }: { token: string; enrolment: Enrolment }) {
  const t = useText(enrolTexts);
  const [name, setName] = useState(enrolment.name ?? '');
  const [email, setEmail] = useState('');
  const [byPassword, setByPassword] = useState(!hasPasskeys());
  // Who has an account keeps their name.
  const isKnown = enrolment.purpose === 'recovery' || enrolment.account !== 'none';
  const who = { name, ...(enrolment.email === null ? { email } : {}) };
  return (
    <>
      <form id="who" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t.name}
          hint={isKnown ? undefined : t.nameHint}
          autoComplete="name"
          maxLength={80}
          required
          readOnly={isKnown}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {enrolment.email === null ? (
          <Field
            label={t.email}
            type="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        ) : (
          <Field label={t.email} type="email" autoComplete="username" readOnly value={enrolment.email} />
        )}
      </form>
      <h2>{t.how}</h2>
      {byPassword ? (
        <EnrolByPassword token={token} who={who} onDone={enter} />
      ) : (
        <EnrolByPasskey token={token} who={who} />
      )}
      <p className="ends">
        <button type="button" className="link" onClick={() => setByPassword(!byPassword)}>
          {byPassword ? t.usePasskey : t.usePassword}
        </button>
      </p>
    </>
  );
}

interface Who {
  readonly name: string;
  readonly email?: string;
}

/** Whether the form above is filled in; says what is missing where it is not. */
const whoIsGiven = (): boolean =>
  document.querySelector<HTMLFormElement>('form#who')?.reportValidity() ?? true;

function EnrolByPasskey({ token, who }: { token: string; who: Who }) {
  const t = useText(enrolTexts);
  const { busy, problem, attempt } = useAttempt();
  const failed = usePasskeyProblem();
  const passkeyName = deviceOf(window.navigator.userAgent, useLang());
  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (!whoIsGiven()) return;
    const params = { token };
    const done = await attempt(async () => {
      const options = await call(enrolPasskeyOptions, { params, body: who });
      if (!options.ok) return options;
      const made = await createPasskey(options.value);
      if (!made.ok) return failed(made.reason);
      return call(enrolPasskey, { params, body: { ...who, passkeyName, response: made.value as never } });
    });
    if (done) await enter();
  };
  return (
    <form onSubmit={create}>
      <p className="fine">{t.passkeyHint}</p>
      <ProblemNote problem={problem} />
      <button type="submit" className="button main wide" disabled={busy}>
        <Icon name="key" />
        {t.passkey}
      </button>
    </form>
  );
}
