/** A team, new or as it is. */
import { INTENTS } from '@clearline/card';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Conflict, differencesOf } from '../../../../web/console/conflict.tsx';
import { Dialog, Ends } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { intentNames } from '../../../../web/console/intents.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Ticks } from '../../../../web/console/ticks.tsx';
import { say } from '../../../../web/console/toast.tsx';
import type { Colleague } from '../../conversations/contract.ts';
import { MAX_NAME, MOST_FALLBACK_SECONDS, TEAM_LANGUAGES, type Team, teamsApi } from '../contract.ts';
import { teamTexts } from './messages.ts';

interface TeamDialogProps {
  readonly team: Team;
  /** As it is now; null where it was removed, or is not there yet. */
  readonly latest: Team | null;
  readonly people: readonly Colleague[];
  readonly onClose: () => void;
}

export function TeamDialog({ team, latest, people, onClose }: TeamDialogProps) {
  const t = useText(teamTexts);
  const names = useText(intentNames);
  const { act, busy, problem, reset } = useAct(teamsApi.save, [teamsApi.list]);
  const isConflict = problem?.code === 'team-has-changed' || problem?.code === 'no-such-team';
  const [draft, setDraft] = useState(team);
  const change = (part: Partial<Team>) => setDraft((now) => ({ ...now, ...part }));
  const save = async ({ id, ...body }: Team) => {
    if (!(await act({ params: { id }, body: { ...body, name: body.name.trim() } })).ok) return;
    say(t.saved);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(draft);
  };
  const take = () => {
    reset();
    if (latest) setDraft(latest);
  };
  const badges = Object.fromEntries(
    people.map(({ id, name, staffNumber }) => [id, `${name} · ${staffNumber}`]),
  );
  const each = (words: Readonly<Record<string, string>>, none: string) => (all: readonly string[]) =>
    all.length > 0 ? all.map((one) => words[one] ?? t.formerly).join(' · ') : none;
  const differs = () =>
    latest &&
    differencesOf<Team>(
      {
        name: [t.name, String],
        intents: [t.intents, each(names, t.onlyByHand)],
        languages: [t.languages, each(t.languageNames, t.allLanguages)],
        members: [t.people, each(badges, t.noMembers)],
        fallbackSeconds: [t.seconds, String],
      },
      draft,
      latest,
    );
  return (
    <Dialog title={team.name === '' ? t.newTitle : t.editTitle} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.name}
          hint={t.nameHint}
          maxLength={MAX_NAME}
          required
          autoComplete="off"
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Ticks
          title={t.intents}
          hint={t.intentsHint}
          all={INTENTS}
          names={names}
          chosen={draft.intents}
          onChange={(intents) => change({ intents: [...intents] })}
        />
        <Ticks
          title={t.languages}
          hint={t.languagesHint}
          all={TEAM_LANGUAGES}
          names={t.languageNames}
          chosen={draft.languages}
          onChange={(languages) => change({ languages: [...languages] })}
        />
        <Ticks
          title={t.people}
          all={people.map(({ id }) => id)}
          names={badges}
          chosen={draft.members}
          onChange={(members) => change({ members: [...members] })}
        />
        <Field
          label={t.seconds}
          hint={t.secondsHint}
          type="number"
          min={0}
          max={MOST_FALLBACK_SECONDS}
          step={1}
          required
          value={String(draft.fallbackSeconds)}
          onChange={({ target }) => change({ fallbackSeconds: Number(target.value) })}
        />
        {isConflict ? (
          <Conflict
            differs={differs()}
            busy={busy}
            onKeep={() => void save({ ...draft, revision: latest?.revision ?? 0 })}
            onTake={take}
          />
        ) : (
          <>
            <ProblemNote problem={problem} />
            <Ends onClose={onClose} disabled={busy}>
              {t.save}
            </Ends>
          </>
        )}
      </form>
    </Dialog>
  );
}
