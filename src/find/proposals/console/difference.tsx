/** Before and after, member by member, as people read them. */
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { MemberText } from '../../surfaces/contract.ts';
import { compare } from './describe.ts';
import { screenMessages } from './screen-messages.ts';

const FEW = 6;
const LEADING = 'label number url address postal handle domain stores title body value reason'.split(' ');

export function Difference({ part, before, after }: { part: string; before: unknown; after: unknown }) {
  const lang = useLang();
  const t = useText(screenMessages);
  const rows = compare(part, before ?? null, after ?? null, lang);
  if (rows.length === 0) return <p className="fine">{t.nothing}</p>;
  const whole = (before ?? null) === null || (after ?? null) === null;
  if (!whole || rows.length <= FEW) return <RowList rows={rows} />;
  // Of what comes or goes as a whole, people look for what it is called and for the contact itself.
  const first = rows.filter(({ field }) => LEADING.includes(field));
  return (
    <>
      <RowList rows={first} />
      <details>
        <summary>{t.whole}</summary>
        <RowList rows={rows.filter((row) => !first.includes(row))} />
      </details>
    </>
  );
}

export function RowList({ rows }: { rows: readonly MemberText[] }) {
  return (
    <dl className="cl-diff">
      {rows.map((row) => (
        <div key={JSON.stringify(row)}>
          <dt>{row.name}</dt>
          <dd>{'note' in row ? row.note : <BeforeAfter before={row.before} after={row.after} />}</dd>
        </div>
      ))}
    </dl>
  );
}

export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  const t = useText(screenMessages);
  return (
    <>
      {before !== null && (
        <del>
          <span className="hid">{t.was} </span>
          {before || t.none}
        </del>
      )}
      {before !== null && after !== null && (
        <span className="cl-arrow" aria-hidden="true">
          →
        </span>
      )}
      {after !== null && (
        <ins>
          <span className="hid">{before === null ? t.added : t.now} </span>
          {after || t.none}
        </ins>
      )}
    </>
  );
}
