/** Every channel on the card: what it is, whether somebody answers, what changed last, and where it shows. */
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Asked, Empty, Screen, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link, navigate, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { words } from '../../surfaces/contract.ts';
import { ChannelCards } from './channel-cards.tsx';
import { type ChannelRow, matching, type Published } from './channel-row.ts';
import { channelsMessages } from './channels-messages.ts';
import { useNarrow } from './media.tsx';
import { RetireDialog } from './retire.tsx';
import { useContacts } from './source.tsx';

const ChannelTable = lazy(() => import('./channel-table.tsx'));

export default function Channels() {
  const t = useText(channelsMessages);
  const contacts = useContacts();
  const { permissions } = useSession();
  const n = contacts.data?.n;
  return (
    <Screen
      title={t.title}
      lead={n ? t.lead(n) : undefined}
      actions={
        permissions.has('proposals.edit') && (
          <>
            <Button onClick={() => navigate('/contacts/file')}>{t.file}</Button>
            <Button type="primary" onClick={() => navigate('/contacts/new')}>
              {t.add}
            </Button>
          </>
        )
      }
    >
      <Asked
        of={contacts}
        lines={6}
        empty={({ channels }) => channels.length === 0 && <Empty title={t.empty}>{t.emptyHint}</Empty>}
      >
        {(published) => <List published={published} />}
      </Asked>
    </Screen>
  );
}

function List({ published }: { published: Published }) {
  const t = useText(channelsMessages);
  const lang = useLang();
  const { query } = usePlace();
  const { permissions } = useSession();
  const [retiring, setRetiring] = useState<ChannelRow | null>(null);
  const [asked, kind] = [query.get('q') ?? '', query.get('kind') ?? ''];
  const rows = matching(published.channels, asked, kind, lang);
  const narrow = useNarrow();
  const shared = { rows, ...(permissions.has('contacts.retire') && { onRetire: setRetiring }) };
  return (
    <>
      <Filter published={published} asked={asked} kind={kind} found={rows.length} />
      {rows.length === 0 ? (
        <Empty title={t.nothing}>
          <Button onClick={() => setQuery({ q: null, kind: null })}>{t.clear}</Button>
        </Empty>
      ) : narrow ? (
        <ChannelCards {...shared} />
      ) : (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ChannelTable {...shared} />
        </Suspense>
      )}
      {published.retired.length > 0 && <Retired published={published} />}
      {retiring && <RetireDialog row={retiring} all={published.channels} onClose={() => setRetiring(null)} />}
    </>
  );
}

interface FilterProps {
  readonly published: Published;
  readonly asked: string;
  readonly kind: string;
  readonly found: number;
}

function Filter({ published, asked, kind, found }: FilterProps) {
  const t = useText(channelsMessages);
  const w = useText(words);
  const kinds = [...new Set(published.channels.map(({ value }) => value.kind))];
  return (
    <search className="cl-filter">
      <Input
        type="search"
        aria-label={t.find}
        placeholder={t.find}
        value={asked}
        suffix={<kbd title={t.shortcut}>/</kbd>}
        onChange={({ target }) => setQuery({ q: target.value })}
      />
      <select
        className="cl-select"
        aria-label={t.filter}
        value={kind}
        onChange={({ target }) => setQuery({ kind: target.value })}
      >
        <option value="">{t.filter}</option>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {w.kinds[one]}
          </option>
        ))}
      </select>
      <output className="fine">{t.count(found)}</output>
    </search>
  );
}

function Retired({ published }: { published: Published }) {
  const t = useText(channelsMessages);
  const lang = useLang();
  return (
    <Section title={t.retired} lead={t.retiredLead}>
      <ul className="cl-plain">
        {published.retired.map(({ part, value }) => (
          <li key={part}>
            <s className="cl-number">{value.value}</s> <span className="cl-hint">{value.label[lang]}</span>
            <p className="cl-help">{value.reason[lang]}</p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/contacts/history">{t.history}</Link>
      </p>
    </Section>
  );
}
