/** To whom one hands a conversation, and until when one puts it off. */
import { type FormEvent, useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Area, Field } from '../../../../web/console/field.tsx';
import { Asked } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { queueApi, type TeamToHandTo } from '../../queue/contract.ts';
import { type Colleague, deskApi, type StaffView } from '../contract.ts';
import type { Acts, Heir } from './acts.ts';
import { deskTexts } from './messages.ts';
import { inAnHour, momentOf, tomorrowMorning } from './snooze.ts';

/** Of one conversation, or of several. */
export type Doing = Pick<Acts, 'transfer' | 'snooze' | 'stopAsking' | 'busy'>;

export function Dialogs({ view, acts }: { view: StaffView; acts: Acts }) {
  if (acts.asking === 'transfer') return <Transfer from={view.assignedTo} acts={acts} />;
  return acts.asking === 'snooze' ? <Snooze acts={acts} /> : null;
}

/** @param from who has it, and is not offered */
export function Transfer({ from, acts }: { from: string | null; acts: Doing }) {
  const t = useText(deskTexts);
  const asked = useAsk(deskApi.colleagues, {}, { topics: ['reach.changed', 'people.changed'] });
  const teams = useAsk(queueApi.teams, {}, { topics: ['reach.teams', 'reach.queue'] });
  return (
    <Dialog title={t.transferTitle} onClose={() => acts.stopAsking('transfer')}>
      <Asked of={asked}>
        {({ colleagues }) => (
          <Asked of={teams}>
            {({ teams }) => (
              <To
                acts={acts}
                others={colleagues.filter(({ id, you }) => !you && id !== from)}
                teams={teams}
              />
            )}
          </Asked>
        )}
      </Asked>
    </Dialog>
  );
}

interface ToProps {
  readonly acts: Doing;
  readonly others: readonly Colleague[];
  readonly teams: readonly TeamToHandTo[];
}

function To({ acts, others, teams }: ToProps) {
  const t = useText(deskTexts);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const heirs: readonly Heir[] = [
    ...others.map(({ id, name }) => ({ id, name, isTeam: false })),
    ...teams.map(({ id, name }) => ({ id, name, isTeam: true })),
  ];
  const chosen = heirs.find(({ id }) => id === to) ?? null;
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void acts.transfer(chosen, note.trim());
  };
  return (
    <form onSubmit={submit}>
      <label className="field">
        <strong>{t.to}</strong>
        <select value={to} onChange={({ target }) => setTo(target.value)}>
          {others.length > 0 ? (
            <optgroup label={t.colleagues}>
              {others.map(({ id, name, staffNumber, conversations }) => (
                <option key={id} value={id}>
                  {t.load(name, staffNumber, conversations)}
                </option>
              ))}
            </optgroup>
          ) : null}
          {teams.length > 0 ? (
            <optgroup label={t.teams}>
              {teams.map(({ id, name, members, available }) => (
                <option key={id} value={id}>
                  {t.team(name, available, members)}
                </option>
              ))}
            </optgroup>
          ) : null}
          <option value="">{t.backToQueue}</option>
        </select>
      </label>
      {chosen?.isTeam ? <p className="fine">{t.teamHint}</p> : null}
      <Area
        label={t.transferNote}
        hint={t.transferNoteHint}
        maxLength={1_000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Ends onClose={() => acts.stopAsking('transfer')} disabled={acts.busy}>
        {t.transfer}
      </Ends>
    </form>
  );
}

export function Snooze({ acts }: { acts: Doing }) {
  const t = useText(deskTexts);
  const [field, setField] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = momentOf(field, Date.now());
    setWrong(until === null);
    if (until !== null) void acts.snooze(until);
  };
  const soon = [
    [t.inHour, inAnHour],
    [t.tomorrow, tomorrowMorning],
  ] as const;
  return (
    <Dialog title={t.snoozeTitle} onClose={() => acts.stopAsking('snooze')}>
      <p className="fine">{t.snoozeHint}</p>
      <div className="actions">
        {soon.map(([label, of]) => (
          <button
            key={label}
            type="button"
            className="button"
            disabled={acts.busy}
            onClick={() => void acts.snooze(of(Date.now()))}
          >
            {label}
          </button>
        ))}
      </div>
      <form onSubmit={submit} noValidate>
        <Field
          label={t.date}
          type="datetime-local"
          required
          error={isWrong ? t.datePast : undefined}
          value={field}
          onChange={({ target }) => setField(target.value)}
        />
        <Ends onClose={() => acts.stopAsking('snooze')} disabled={acts.busy}>
          {t.set}
        </Ends>
      </form>
    </Dialog>
  );
}
