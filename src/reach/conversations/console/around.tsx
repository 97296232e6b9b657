/** Beside a conversation: what it is linked with, and what else its customer has asked. */
import { useAsk } from '../../../../web/console/ask.ts';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { linksApi, type Other, type StaffView } from '../contract.ts';
import type { Links } from './links.ts';
import { linkTexts } from './links-words.ts';
import { deskTexts } from './messages.ts';
import { addressOf, useDeskPlace } from './place.ts';

export function Around({ view, links }: { view: StaffView; links: Links }) {
  const t = useText(linkTexts);
  const { data } = useAsk(
    linksApi.around,
    { params: { id: view.id } },
    { topics: ['reach.changed'], keep: true },
  );
  if (!data) return null;
  return (
    <>
      <section className="desk-around" aria-label={t.links}>
        <h2>{t.links}</h2>
        {data.links.length === 0 ? <p className="fine">{t.noLinks}</p> : null}
        <ul>
          {data.links.map((one) => (
            <li key={one.id}>
              <OtherLink one={one} kind={t.kinds[one.kind][one.isBack ? 1 : 0]} />
              <button
                type="button"
                className="button plain"
                aria-label={t.unlink(one.number)}
                disabled={links.busy}
                onClick={() => void links.unlink(one.id)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
        {links.ask ? (
          <button type="button" className="button" onClick={links.ask} aria-keyshortcuts="l">
            {t.begin}{' '}
            <span aria-hidden="true">
              <kbd>l</kbd>
            </span>
          </button>
        ) : null}
      </section>
      <section className="desk-around" aria-label={t.previous}>
        <h2>{t.previous}</h2>
        {data.previous.length === 0 ? <p className="fine">{t.noPrevious}</p> : null}
        <ul>
          {data.previous.map((one) => (
            <li key={one.id}>
              <OtherLink one={one} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function OtherLink({ one, kind }: { one: Other; kind?: string }) {
  const t = useText(deskTexts);
  const { list } = useDeskPlace();
  return (
    <Link to={addressOf({ list, id: one.id })} className="desk-other">
      <span>
        {kind ? `${kind} · ` : ''}
        {one.number} · {t.intents[one.intent]} · {t.statuses[one.status]}
      </span>
      <span className="fine" translate="no">
        {one.excerpt || '…'}
      </span>
      <span className="fine">
        <Time at={one.openedAt} />
      </span>
    </Link>
  );
}
