import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { type Lang, useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { grantable } from '../../../../web/console/roles.ts';
import { navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Role, STAFF } from '../../access/contract.ts';
import { staffApi } from '../contract.ts';
import { staffTexts } from './messages.ts';
import { RoleChoice } from './parts.tsx';

export function Invite({ onClose }: { onClose: () => void }) {
  const t = useText(staffTexts);
  const { me } = useSession();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [lang, setLang] = useState<Lang>(useLang());
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [hasNone, setHasNone] = useState(false);
  const { act, busy, problem } = useAct(staffApi.invite, [staffApi.invitations]);
  const offered = grantable(me.roles).filter(
    (role) => role === 'supplier' || STAFF.some((one) => one === role),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setHasNone(roles.length === 0);
    if (roles.length === 0) return;
    if (!(await act({ body: { email, name, lang, roles: [...roles] } })).ok) return;
    say(t.invited);
    onClose();
    navigate('/people/invitations');
  };
  return (
    <Dialog title={t.invite} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.name}
          maxLength={80}
          autoComplete="off"
          autoFocus
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t.email}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <label className="field">
          <strong>{t.language}</strong>
          <select value={lang} onChange={(event) => setLang(event.target.value as Lang)}>
            <option value="zh">{t.languages.zh}</option>
            <option value="en">{t.languages.en}</option>
          </select>
        </label>
        <RoleChoice offered={offered} chosen={roles} onChange={setRoles} />
        {hasNone ? (
          <p className="wrong" role="alert">
            {t.pickRole}
          </p>
        ) : null}
        <ProblemNote problem={problem} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.send}
        </button>
      </form>
    </Dialog>
  );
}
