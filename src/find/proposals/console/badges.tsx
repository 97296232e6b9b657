/** Verification marks of platforms, the first to expire first. */
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { words } from '../../surfaces/contract.ts';
import { badgesMessages } from './badges-messages.ts';
import { editPath } from './channel-parts.tsx';
import type { ChannelRow } from './channel-row.ts';
import { useContacts } from './source.tsx';
import { State } from './state.tsx';

const DAY_MS = 86_400_000;
const daysLeft = (expires: string): number =>
  Math.ceil((Date.parse(`${expires}T24:00:00+08:00`) - Date.now()) / DAY_MS) - 1;

export default function Badges() {
  const t = useText(badgesMessages);
  const marked = (channels: readonly ChannelRow[]) =>
    channels
      .filter(({ value }) => value.badge !== undefined)
      .toSorted((a, b) => (a.value.badge?.expires ?? '').localeCompare(b.value.badge?.expires ?? ''));
  return (
    <Screen title={t.title} lead={t.lead}>
      <Asked
        of={useContacts()}
        empty={({ channels }) =>
          marked(channels).length === 0 && (
            <Empty title={t.empty}>
              <p>{t.emptyHint}</p>
              <Link to="/contacts">{t.toChannels}</Link>
            </Empty>
          )
        }
      >
        {({ channels }) => (
          <ul className="cl-cards">
            {marked(channels).map((row) => (
              <li key={row.part}>
                <Item row={row} />
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </Screen>
  );
}

function Item({ row }: { row: ChannelRow }) {
  const t = useText(badgesMessages);
  const w = useText(words);
  const lang = useLang();
  const { badge, label, kind } = row.value;
  if (!badge) return null;
  const left = daysLeft(badge.expires);
  return (
    <>
      <h2>
        <Link to={editPath(row)}>{label[lang]}</Link>
        <span className="cl-hint">
          {w.kinds[kind]} · {row.display}
        </span>
      </h2>
      <p>
        {badge.name[lang]} <span className="cl-hint">{badge.subject}</span>
      </p>
      <div className="cl-foot">
        <State tone={row.badge === 'good' ? 'good' : row.badge === 'expiring' ? 'wait' : 'bad'}>
          {left < 0 ? t.expired(-left) : t.left(left)}
        </State>
        <span className="fine">
          {t.through} <time dateTime={badge.expires}>{badge.expires}</time> · {t.checked}{' '}
          <time dateTime={badge.checked_at}>{badge.checked_at}</time>
        </span>
      </div>
    </>
  );
}
