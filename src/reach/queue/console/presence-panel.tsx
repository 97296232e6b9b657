/** What an agent takes: how many at once, in which languages, about what. */
import { INTENTS } from '@clearline/card';
import { type FormEvent, useState } from 'react';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { intentNames } from '../../../../web/console/intents.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Ticks } from '../../../../web/console/ticks.tsx';
import { say as toast } from '../../../../web/console/toast.tsx';
import { beijingTime } from '../../../kernel/when/contract.ts';
import { LANGUAGES, MOST_CAPACITY, type Presence } from '../contract.ts';
import { presenceTexts } from './presence-messages.ts';
import type { UsedPresence } from './use-presence.ts';

interface PanelProps {
  readonly of: UsedPresence;
  readonly presence: Presence;
  readonly onClose: () => void;
}

export function PresencePanel({ of: { say, busy, problem }, presence, onClose }: PanelProps) {
  const t = useText(presenceTexts);
  const names = useText(intentNames);
  const { state, shift, cap } = presence;
  const [capacity, setCapacity] = useState(String(presence.capacity));
  const [languages, setLanguages] = useState<readonly Presence['languages'][number][]>(presence.languages);
  const [skills, setSkills] = useState<readonly Presence['skills'][number][]>(presence.skills);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (languages.length === 0) return;
    const body = {
      state: state === 'offline' ? ('away' as const) : state,
      capacity: Number(capacity),
      languages: [...languages],
      skills: [...skills],
    };
    if (!(await say(body)).ok) return;
    toast(t.saved);
    onClose();
  };
  const clock = (at: string) => beijingTime(at).slice(11);
  return (
    <Dialog title={t.settings} onClose={onClose}>
      <form onSubmit={submit}>
        {shift ? <p className="fine">{t.shift(clock(shift.from), clock(shift.until))}</p> : null}
        <Field
          label={t.capacity}
          hint={cap === null ? undefined : t.capped(cap)}
          type="number"
          min={0}
          max={MOST_CAPACITY}
          step={1}
          required
          value={capacity}
          onChange={({ target }) => setCapacity(target.value)}
        />
        <Ticks
          title={t.languages}
          all={LANGUAGES}
          names={t.languageNames}
          chosen={languages}
          onChange={setLanguages}
          error={languages.length === 0 ? t.leastLanguage : undefined}
        />
        <Ticks
          title={t.skills}
          hint={t.skillsHint}
          all={INTENTS}
          names={names}
          chosen={skills}
          onChange={setSkills}
        />
        <ProblemNote problem={problem} />
        <Ends onClose={onClose} disabled={busy}>
          {t.save}
        </Ends>
      </form>
    </Dialog>
  );
}
