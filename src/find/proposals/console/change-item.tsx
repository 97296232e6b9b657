/** One change between two cards, in words. */
import type { Change } from '@clearline/card';
import { useLang } from '../../../../web/console/language.tsx';
import { changeName, memberTexts } from '../../surfaces/contract.ts';
import { BeforeAfter, RowList } from './difference.tsx';

export function ChangeItem({ change }: { change: Change }) {
  const lang = useLang();
  const { part, type, label, before, after } = change;
  const retired = part === 'retired' && type === 'added';
  const rows = type === 'changed' ? memberTexts(change, lang) : [];
  return (
    <>
      <span className="cl-tag">{changeName(change, lang)}</span> <b>{label[lang]}</b>
      {rows.length > 0 ? (
        <RowList rows={rows} />
      ) : retired ? (
        <s className="cl-under cl-number">{after}</s>
      ) : (
        (before ?? after) !== undefined &&
        part !== 'never' && (
          <span className="cl-under cl-number">
            <BeforeAfter before={before ?? null} after={after ?? null} />
          </span>
        )
      )}
    </>
  );
}
