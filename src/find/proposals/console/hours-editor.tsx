/** The hours of one set of channels, changed for all of them or for some. */
import { Empty, Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import type { Proposal } from '../contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import { useCheck } from './check.tsx';
import { useDraft } from './draft.tsx';
import { Editable } from './editable.tsx';
import { FieldGroup } from './field.tsx';
import { HoursInput } from './hours-input.tsx';
import { type HoursSet, setsOf } from './hours-sets.ts';
import { SomeOf } from './inputs.tsx';
import { problemsAt } from './problems.ts';
import { SaveBar } from './save-bar.tsx';
import { Edited, useContacts } from './source.tsx';

export default function HoursEditor({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useText(calendarMessages);
  return (
    <Edited of={useContacts()} title={t.sets}>
      {({ channels }, into) => {
        const set = setsOf(channels).find((one) => one.channels.some(({ value }) => value.id === params.id));
        if (set) return <Editor key={set.id} set={set} into={into} />;
        return (
          <Screen title={t.sets} above={<Link to="/hours">{t.back}</Link>}>
            <Empty title={t.gone} />
          </Screen>
        );
      }}
    </Edited>
  );
}

function Editor({ set, into }: { set: HoursSet; into: Proposal | null }) {
  const t = useText(calendarMessages);
  const lang = useLang();
  const ids = set.channels.map(({ value }) => value.id);
  const draft = useDraft({ hours: set.hours, ids });
  const { value, edit } = draft;
  const chosen = set.channels.filter((one) => value.ids.includes(one.value.id));
  const edits = Object.fromEntries(chosen.map((one) => [one.part, { ...one.value, hours: value.hours }]));
  const sample = chosen[0] ?? set.channels[0];
  const checked = useCheck(
    sample?.part ?? '',
    { ...sample?.value, hours: value.hours },
    into?.id ?? null,
    draft.changed && sample !== undefined,
  );
  const hoursChanged = JSON.stringify(value.hours) !== JSON.stringify(set.hours);
  return (
    <Screen title={t.sets} above={<Link to="/hours">{t.back}</Link>}>
      <Editable>
        <Section title={t.applyTo} lead={t.applyHelp}>
          <FieldGroup name={t.usedBy}>
            {() => (
              <SomeOf
                of={ids}
                name={(id) => set.channels.find((one) => one.value.id === id)?.value.label[lang] ?? id}
                value={value.ids}
                onChange={(next) => edit('ids', { ...value, ids: [...next] })}
              />
            )}
          </FieldGroup>
        </Section>
        <Section title={t.sets}>
          <FieldGroup name={t.sets} problems={problemsAt(checked.problems, 'hours')}>
            {() => (
              <HoursInput value={value.hours} onChange={(hours) => edit('hours', { ...value, hours })} />
            )}
          </FieldGroup>
        </Section>
      </Editable>
      <SaveBar
        draft={{ ...draft, changed: hoursChanged && chosen.length > 0 }}
        {...{ checked, edits, into }}
        title={t.editingHours}
      />
    </Screen>
  );
}
