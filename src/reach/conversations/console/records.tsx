/** What was said, to keep: whoever downloads it stands in the audit trail. */
import { urlOf } from '../../../../web/console/api.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { transcriptApi } from '../contract.ts';
import { deskTexts } from './messages.ts';

export function RecordLinks({ id }: { id: string }) {
  const t = useText(deskTexts).records;
  const lang = useLang();
  const to = (as: 'html' | 'text', notes: 'true' | 'false') =>
    urlOf(transcriptApi.ofStaff, { params: { id }, query: { as, notes, lang } });
  return (
    <details className="desk-records">
      <summary>{t.title}</summary>
      <p className="fine">{t.hint}</p>
      <p className="actions">
        <a className="button" href={to('html', 'false')} download>
          {t.page}
        </a>
        <a className="button" href={to('text', 'false')} download>
          {t.text}
        </a>
        <a className="button" href={to('html', 'true')} download>
          {t.notes}
        </a>
      </p>
    </details>
  );
}
