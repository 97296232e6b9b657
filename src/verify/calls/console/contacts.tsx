import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Empty, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { words } from '../../../find/surfaces/contract.ts';
import { CONTACT_WAYS, type ContactWay, callsApi, type StaffContact } from '../contract.ts';
import { AboutFields, NOTHING_GIVEN, sentOf } from './about.tsx';
import { callsTexts } from './messages.ts';

/** They end by themselves, so the list is looked at again. */
const LOOK_MS = 60_000;

export function Contacts() {
  const t = useText(callsTexts).contact;
  const asked = useAsk(callsApi.contacts, {}, { topics: ['calls.contact'], everyMs: LOOK_MS });
  return (
    <Section title={t.title} lead={t.lead}>
      <Open />
      <h3>{t.list}</h3>
      <Asked of={asked} lines={2} empty={({ contacts }) => (contacts.length === 0 ? <Nobody /> : null)}>
        {({ contacts }) => (
          <ul className="rows">
            {contacts.map((contact) => (
              <Contact key={contact.id} {...contact} />
            ))}
          </ul>
        )}
      </Asked>
    </Section>
  );
}

function Nobody() {
  const t = useText(callsTexts).contact;
  return <Empty title={t.none}>{t.noneText}</Empty>;
}

function Open() {
  const t = useText(callsTexts).contact;
  const [email, setEmail] = useState('');
  const [way, setWay] = useState<ContactWay>('phone');
  const [given, setGiven] = useState(NOTHING_GIVEN);
  const { act, busy, problem } = useAct(callsApi.openContact, [callsApi.contacts]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const about = sentOf(given);
    if (!about || !(await act({ body: { email, way, ...about } })).ok) return;
    say(t.opened);
    setEmail('');
    setGiven(NOTHING_GIVEN);
  };
  return (
    <form onSubmit={submit} className="about">
      <ProblemNote problem={problem} />
      <Field
        label={t.email}
        hint={t.emailHint}
        type="email"
        maxLength={254}
        autoComplete="off"
        required
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <label className="field">
        <strong>{t.way}</strong>
        <select
          value={way}
          onChange={({ target }) => setWay(CONTACT_WAYS.find((one) => one === target.value) ?? 'phone')}
        >
          {CONTACT_WAYS.map((one) => (
            <option key={one} value={one}>
              {t.ways[one]}
            </option>
          ))}
        </select>
      </label>
      <AboutFields value={given} onChange={setGiven} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t.open}
      </button>
    </form>
  );
}

function Contact({ id, email, way, intent, order, endsAt }: StaffContact) {
  const t = useText(callsTexts).contact;
  const lang = useLang();
  const { act, busy, problem } = useAct(callsApi.closeContact, [callsApi.contacts]);
  const close = async () => {
    if ((await act({ params: { id } })).ok) say(t.closed);
  };
  return (
    <li>
      <div>
        <p className="strong">{email}</p>
        <p className="fine">
          {[t.ways[way], words[lang].intents[intent], order].filter(Boolean).join(' · ')} · {t.ends}{' '}
          <Time at={endsAt} />
        </p>
        <ProblemNote problem={problem} />
      </div>
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={close}
        aria-label={`${t.close} ${email}`}
      >
        {t.close}
      </button>
    </li>
  );
}
