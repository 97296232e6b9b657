/** Step 1: whom the list names, and how they are called in public. */
import { type FormEvent, useState } from 'react';
import { Field } from '../../../../web/console/field.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import type { Candidate } from '../contract.ts';
import { type Chosen, toggled, whyNot } from './draft.ts';
import { publishersTexts } from './messages.ts';

interface WhoProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: readonly Chosen[];
  readonly onChange: (chosen: readonly Chosen[]) => void;
  readonly onNext: () => void;
}

const MAX_NAME = 80;

export function WhoStep({ candidates, chosen, onChange, onNext }: WhoProps) {
  const t = useText(publishersTexts);
  const [isTold, setTold] = useState(false);
  const why = whyNot(chosen, candidates);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTold(true);
    if (why === null) onNext();
  };
  const rename = (id: string, name: string) =>
    onChange(chosen.map((one) => (one.id === id ? { id, name } : one)));
  return (
    <Section
      title={t.who.title}
      lead={t.who.lead}
      actions={
        <Link className="button" to="/people?invite=admin">
          {t.who.invite}
        </Link>
      }
    >
      <p>{t.who.nameHint}</p>
      <form onSubmit={submit} noValidate>
        <fieldset className="choices">
          <legend className="hid">{t.who.legend}</legend>
          {candidates.map((candidate) => (
            <Listing
              key={candidate.id}
              candidate={candidate}
              name={chosen.find(({ id }) => id === candidate.id)?.name ?? null}
              onToggle={() => onChange(toggled(chosen, candidate))}
              onRename={(name) => rename(candidate.id, name)}
            />
          ))}
        </fieldset>
        {chosen.length === 1 && why === null ? <p>{t.who.one}</p> : null}
        {why && (isTold || why === 'alone') ? (
          <p className="wrong" role="alert">
            {t.who[why]}
          </p>
        ) : null}
        <div className="actions end">
          <button type="submit" className="button main">
            {t.next}
          </button>
        </div>
      </form>
    </Section>
  );
}

interface ListingProps {
  readonly candidate: Candidate;
  /** Null while they are not chosen. */
  readonly name: string | null;
  readonly onToggle: () => void;
  readonly onRename: (name: string) => void;
}

function Listing({ candidate: { id, name: own, passkeys }, name, onToggle, onRename }: ListingProps) {
  const t = useText(publishersTexts);
  const isOwn = useSession().me.person.id === id;
  return (
    <div className="listed">
      <label className="tick">
        <input type="checkbox" checked={name !== null} disabled={passkeys === 0} onChange={onToggle} />
        <span>
          <strong>{own}</strong>
          <span className="fine">{passkeys === 0 ? t.who.noPasskey : t.keys(passkeys)}</span>
        </span>
      </label>
      {passkeys === 0 && isOwn ? <Link to="/account">{t.who.addOwn}</Link> : null}
      {name === null ? null : (
        <Field
          label={t.who.name(own)}
          maxLength={MAX_NAME}
          autoComplete="off"
          value={name}
          onChange={({ target }) => onRename(target.value)}
        />
      )}
    </div>
  );
}
