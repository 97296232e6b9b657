/** Who works when, by week, and on single days. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { confirmed } from '../../../../web/console/confirm.tsx';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { SupervisionTabs } from '../../../../web/console/supervision.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { hoursText, zoneName } from '../../../find/hours/contract.ts';
import { type Colleague, deskApi } from '../../conversations/contract.ts';
import { type Roster, rosterApi } from '../contract.ts';
import { rosterTexts } from './messages.ts';
import { RosterDialog } from './roster-dialog.tsx';

export default function RosterScreen() {
  const t = useText(rosterTexts);
  const lang = useLang();
  const [editing, setEditing] = useState<Colleague | null>(null);
  const asked = useAsk(rosterApi.list, {}, { topics: ['reach.teams', 'contacts.published'] });
  const colleagues = useAsk(deskApi.colleagues, {}, { topics: ['people.changed'] });
  const { act, problem } = useAct(rosterApi.remove, [rosterApi.list]);
  const remove = async ({ id, name }: Colleague, revision: number) => {
    const question = { title: t.removeTitle(name), text: t.removeText, action: t.remove, keep: t.keep };
    if ((await confirmed(question)) && (await act({ params: { id }, query: { revision } })).ok)
      say(t.removed);
  };
  return (
    <Screen title={t.title} lead={t.lead}>
      <SupervisionTabs />
      <ProblemNote problem={problem} />
      <Asked of={asked}>
        {({ zone, service, rosters }) => (
          <Asked
            of={colleagues}
            empty={({ colleagues: all }) => all.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
          >
            {({ colleagues: all }) => (
              <>
                <p className="fine">{t.zone(zoneName(zone, lang))}</p>
                <ul className="rows card">
                  {all.map((one) => (
                    <Line
                      key={one.id}
                      one={one}
                      roster={rosters.find(({ personId }) => personId === one.id) ?? null}
                      onEdit={() => setEditing(one)}
                      onRemove={(revision) => void remove(one, revision)}
                    />
                  ))}
                </ul>
                {editing ? (
                  <RosterDialog
                    key={editing.id}
                    who={editing}
                    roster={rosters.find(({ personId }) => personId === editing.id) ?? null}
                    service={service}
                    onClose={() => setEditing(null)}
                  />
                ) : null}
              </>
            )}
          </Asked>
        )}
      </Asked>
    </Screen>
  );
}

interface LineProps {
  readonly one: Colleague;
  readonly roster: Roster | null;
  readonly onEdit: () => void;
  readonly onRemove: (revision: number) => void;
}

function Line({ one: { name, staffNumber }, roster, onEdit, onRemove }: LineProps) {
  const t = useText(rosterTexts);
  const lang = useLang();
  return (
    <li>
      <div>
        <h2>
          <span translate="no">{name}</span> <span className="fine">{staffNumber}</span>
        </h2>
        {roster ? (
          <>
            <p>{hoursText(ruleOf(roster), lang)}</p>
            <p className="fine">
              {t.lastShort(roster.lastMinutes)}
              {roster.days.length > 0 ? ` · ${t.exceptions(roster.days.length)}` : ''}
            </p>
          </>
        ) : (
          <p className="fine">{t.none}</p>
        )}
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={onEdit}>
          {roster ? t.edit : t.set}
          <span className="hid"> {name}</span>
        </button>
        {roster ? (
          <button type="button" className="button plain" onClick={() => onRemove(roster.revision)}>
            {t.remove}
            <span className="hid"> {name}</span>
          </button>
        ) : null}
      </div>
    </li>
  );
}

const ruleOf = ({ weekly, followsHolidays }: Roster) => ({
  weekly,
  holidays: followsHolidays ? [] : ('as-usual' as const),
  makeUpDays: followsHolidays ? weekly.mon : ('as-usual' as const),
});
