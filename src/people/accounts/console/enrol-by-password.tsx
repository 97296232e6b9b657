/** The other way in: a password, and an authenticator app that proves itself with its first code. */
import { type FormEvent, useState } from 'react';
import { callUnder } from '../../../../web/console/api.ts';
import { CodeField } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import type { AnswerOf } from '../../../kernel/http/contract.ts';
import { enrolPassword, enrolTotp } from '../contract.ts';
import { useAttempt } from './attempt.ts';
import { enrolTexts } from './enrol-messages.ts';
import { NewPassword } from './new-password.tsx';
import { TotpSecret } from './qr.tsx';

interface Props {
  readonly token: string;
  readonly who: { readonly name: string; readonly email?: string };
  readonly onDone: () => Promise<void>;
}

export function EnrolByPassword({ token, who, onDone }: Props) {
  const t = useText(enrolTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState<AnswerOf<typeof enrolTotp> | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const params = { token };
  const begin = async () => {
    const { email } = who;
    const begun = await attempt((act) => callUnder(act, enrolTotp, { params, body: email ? { email } : {} }));
    if (begun) setSecret(begun.value);
  };
  const finish = async () => {
    const body = { ...who, password, code: code.replaceAll(/\D/g, '') };
    if (await attempt((act) => callUnder(act, enrolPassword, { params, body }))) await onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = document.querySelector<HTMLFormElement>('form#who')?.reportValidity() ?? true;
    if (given) void (secret ? finish() : begin());
  };
  return (
    <form onSubmit={submit}>
      <NewPassword label={t.password} value={password} onChange={setPassword} />
      {secret ? (
        <>
          <TotpSecret {...secret} />
          <CodeField label={t.code} value={code} onChange={(event) => setCode(event.target.value)} />
        </>
      ) : null}
      <ProblemNote problem={problem} />
      <button type="submit" className="button main wide" disabled={busy}>
        {secret ? t.finish : t.start}
      </button>
    </form>
  );
}
