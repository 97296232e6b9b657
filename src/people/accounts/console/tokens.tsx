import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Copyable } from '../../../../web/console/copy.tsx';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Empty, Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { createToken, listTokens, MAX_TOKEN_DAYS, removeToken, type Token } from '../contract.ts';
import { meTexts } from './me-messages.ts';

const STALE = [listTokens];
const USUAL_DAYS = 90;

export function Tokens() {
  const t = useText(meTexts).tokens;
  const asked = useAsk(listTokens, {});
  const [open, setOpen] = useState(false);
  const remove = useAct(removeToken, STALE);
  const ask = async ({ id, label }: Token) => {
    if (!(await confirmed({ title: t.ask(label), text: t.askText, action: t.revoke }))) return;
    if ((await remove.act({ params: { id } })).ok) say(t.revoked);
  };
  return (
    <Section
      title={t.title}
      lead={
        <>
          {t.lead} <a href="/api/docs">{t.docs}</a>
        </>
      }
      actions={
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t.create}
        </button>
      }
    >
      <ProblemNote problem={remove.problem} />
      <Asked
        of={asked}
        lines={2}
        empty={({ tokens }) => tokens.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ tokens }) => (
          <ul className="rows">
            {tokens.map((token) => (
              <Row key={token.id} token={token} onRevoke={() => ask(token)} />
            ))}
          </ul>
        )}
      </Asked>
      {open ? <Create onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Row({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const t = useText(meTexts).tokens;
  return (
    <li>
      <div>
        <p className="strong">{token.label}</p>
        <p className="chips">
          {token.scopes.map((scope) => (
            <code key={scope} className="chip">
              {scope}
            </code>
          ))}
        </p>
        <p className="fine">
          {t.expires} <Time at={token.expiresAt} /> ·{' '}
          {token.lastUsedAt ? (
            <>
              {t.used} <Time near at={token.lastUsedAt} />
            </>
          ) : (
            t.never
          )}
        </p>
      </div>
      <button type="button" className="button danger" onClick={onRevoke}>
        {t.revoke}
        <span className="hid"> {token.label}</span>
      </button>
    </li>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const t = useText(meTexts).tokens;
  const permissions = [...useSession().permissions].sort();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [hasNone, setHasNone] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const { act, busy, problem } = useAct(createToken, STALE);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setHasNone(scopes.length === 0);
    if (scopes.length === 0) return;
    const made = await act({ body: { label, days, scopes: [...scopes] } });
    if (made.ok) setToken(made.value.token);
  };
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  if (token)
    return (
      <Dialog title={t.token} onClose={onClose}>
        <p className="strong">{t.shown}</p>
        <Copyable label={t.token} text={token} />
      </Dialog>
    );
  return (
    <Dialog title={t.create} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.label}
          hint={t.labelHint}
          maxLength={80}
          autoFocus
          required
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Field
          label={t.days}
          type="number"
          min={1}
          max={MAX_TOKEN_DAYS}
          required
          value={days}
          onChange={(event) => setDays(event.target.valueAsNumber)}
        />
        <fieldset className="choices" aria-describedby={hasNone ? 'no-scope' : undefined}>
          <legend>{t.scopes}</legend>
          {permissions.map((scope) => (
            <label key={scope} className="tick">
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              <code>{scope}</code>
            </label>
          ))}
        </fieldset>
        {hasNone ? (
          <p className="wrong" id="no-scope" role="alert">
            {t.atLeastOne}
          </p>
        ) : null}
        <ProblemNote problem={problem} />
        <button type="submit" className="button main wide" disabled={busy}>
          {t.create}
        </button>
      </form>
    </Dialog>
  );
}
