/** When the channels are open: by the week, and over the year. */
import { Button } from 'antd';
import { Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { hoursInFull, words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { calendarMessages } from './calendar-messages.ts';
import type { Published } from './channel-row.ts';
import { useCheck } from './check.tsx';
import { useDraft } from './draft.tsx';
import { Editable } from './editable.tsx';
import { setsOf } from './hours-sets.ts';
import { SaveBar } from './save-bar.tsx';
import { Edited, partIn, useContacts } from './source.tsx';
import { cardHours, readHours } from './week.ts';
import { WeekPicture } from './week-picture.tsx';
import { YearEditor } from './year-editor.tsx';
import type { OwnDay } from './year-range.ts';

export default function Hours() {
  const t = useText(calendarMessages);
  return (
    <Edited of={useContacts()} title={t.title}>
      {(published, into) => <Editor published={published} into={into} />}
    </Edited>
  );
}

function Editor({ published, into }: { published: Published; into: Proposal | null }) {
  const t = useText(calendarMessages);
  const initial = (partIn(into, 'calendar', published.calendar) ?? []) as readonly OwnDay[];
  const draft = useDraft(initial);
  const checked = useCheck('calendar', draft.value, into?.id ?? null, draft.changed);
  const closures = published.channels.flatMap(({ value }) =>
    readHours(value.hours as Parameters<typeof readHours>[0]).closures.map((closure) => ({
      label: value.label,
      closure,
    })),
  );
  return (
    <Screen title={t.title} lead={t.lead}>
      <Sets published={published} />
      <Editable>
        <YearEditor
          value={draft.value}
          onChange={draft.edit}
          onUndo={draft.undo}
          closures={closures}
          problems={checked.problems}
        />
      </Editable>
      <SaveBar {...{ draft, checked, into }} edits={{ calendar: draft.value }} title={t.editing} />
    </Screen>
  );
}

function Sets({ published }: { published: Published }) {
  const t = useText(calendarMessages);
  const w = useText(words);
  const lang = useLang();
  const { permissions } = useSession();
  return (
    <Section title={t.sets} lead={t.setsLead}>
      <ul className="cl-sets">
        {setsOf(published.channels).map(({ id, hours, channels }) => {
          const text = hoursInFull(cardHours(hours), lang);
          return (
            <li key={id}>
              <h3>{text}</h3>
              <WeekPicture week={readHours(hours).week} />
              <p className="fine">{channels.map(({ value }) => value.label[lang]).join(w.separator)}</p>
              {permissions.has('proposals.edit') && (
                <Button onClick={() => navigate(`/hours/${id}`)} aria-label={t.editSet(text)}>
                  {t.edit}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
