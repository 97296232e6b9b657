/** All notices: shown, to come, and the archive. */
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Asked, Empty, Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link, navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { words } from '../../surfaces/contract.ts';
import { Buttons } from './buttons.tsx';
import { nowInBeijing } from './moment.ts';
import { noticesMessages } from './notices-messages.ts';
import { RemoveNotice } from './remove-notice.tsx';
import { SaveDialog } from './save.tsx';
import { type StaffNotice, useNotices } from './source.tsx';
import { State, type Tone } from './state.tsx';

const GROUPS = ['active', 'planned', 'over'] as const;
const TONES: Record<StaffNotice['state'], Tone> = { active: 'good', planned: 'wait', over: 'calm' };

export default function Notices() {
  const t = useText(noticesMessages);
  const { permissions } = useSession();
  const asked = useNotices();
  const [ending, setEnding] = useState<StaffNotice | null>(null);
  return (
    <Screen
      title={t.title}
      lead={t.lead}
      actions={
        permissions.has('proposals.edit') && (
          <Button type="primary" onClick={() => navigate('/notices/new')}>
            {t.add}
          </Button>
        )
      }
    >
      <Asked
        of={asked}
        empty={({ notices }) => notices.length === 0 && <Empty title={t.empty}>{t.emptyHint}</Empty>}
      >
        {({ notices }) =>
          GROUPS.map((group) => {
            const found = notices.filter(({ state }) => state === group);
            if (found.length === 0) return null;
            return (
              <Section key={group} title={t.groups[group]}>
                <ul className="cl-cards cl-flat">
                  {found.map((notice) => (
                    <li key={notice.slug}>
                      <Item notice={notice} onEnd={setEnding} />
                    </li>
                  ))}
                </ul>
              </Section>
            );
          })
        }
      </Asked>
      {ending && <End notice={ending} onClose={() => setEnding(null)} />}
    </Screen>
  );
}

function Item({ notice, onEnd }: { notice: StaffNotice; onEnd: (notice: StaffNotice) => void }) {
  const t = useText(noticesMessages);
  const w = useText(words);
  const lang = useLang();
  const { permissions } = useSession();
  const { slug, title, state, placements, startsAt, endsAt, cardN, entry } = notice;
  const own = entry !== null && permissions.has('proposals.edit');
  return (
    <>
      <h3>
        {own ? (
          <Link to={`/notices/${slug}`} aria-label={t.edit(title[lang])}>
            {title[lang]}
          </Link>
        ) : (
          title[lang]
        )}
      </h3>
      <p className="fine">
        <Time at={startsAt} /> {t.until} {endsAt === null ? t.open : <Time at={endsAt} />} ·{' '}
        {placements.map((one) => w.placements[one]).join(w.separator)}
        {cardN !== null && ` · ${t.automatic(cardN)}`}
      </p>
      <div className="cl-foot">
        <State tone={TONES[state]}>{t.states[state]}</State>
        <div className="cl-buttons">
          {state !== 'planned' && (
            <a href={`/notices/${slug}`} target="_blank" rel="noreferrer">
              {t.view}
            </a>
          )}
          {own && state === 'planned' && <RemoveNotice notice={notice} into={null} />}
          {own && state === 'active' && placements.some((one) => one !== 'board') && (
            <Button size="small" onClick={() => onEnd(notice)} aria-label={`${t.end} ${title[lang]}`}>
              {t.end}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

/** What visitors have seen is not deleted: it ends, and its page stays. */
function End({ notice, onClose }: { notice: StaffNotice; onClose: () => void }) {
  const t = useText(noticesMessages);
  const lang = useLang();
  const [saving, setSaving] = useState(false);
  const title = notice.title[lang];
  if (saving)
    return (
      <SaveDialog
        edits={{ [`notice/${notice.slug}`]: { ...notice.entry, ends_at: nowInBeijing() } }}
        title={t.ending(title)}
        into={null}
        onSaved={onClose}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t.endTitle(title)} onClose={onClose}>
      <div className="cl-form">
        <p>{t.endLead}</p>
        <Buttons onClose={onClose}>
          <Button type="primary" onClick={() => setSaving(true)}>
            {t.end}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
