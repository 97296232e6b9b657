import { useLang, useText } from '../../../../web/console/language.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import type { AuditEntry } from '../contract.ts';
import { differences } from './difference.ts';
import { auditTexts } from './messages.ts';
import { readablePath, readableValue } from './readable.ts';

/** What one entry says beside its line: before and after, and where it came from. */
export function Entry({ entry }: { entry: AuditEntry }) {
  const t = useText(auditTexts);
  const names = useText(roleTexts);
  const lang = useLang();
  const { actor } = entry;
  const changed = differences(entry.before, entry.after);
  const facts = [
    actor.email,
    ...actor.roles.map((role) => names[role].name),
    actor.token && `${t.token} ${actor.token}`,
    entry.address && `${t.origin} ${entry.address}`,
    entry.requestId && `${t.request} ${entry.requestId}`,
  ];
  return (
    <div className="entry">
      <p className="fine">
        {facts.filter(Boolean).join(' · ')} · <code>{entry.action}</code>
      </p>
      {changed.length === 0 ? (
        <p>{t.same}</p>
      ) : (
        <table className="values">
          <thead>
            <tr>
              <th scope="col">{t.path}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">{path ? readablePath(path, lang) : '–'}</th>
                <td>
                  {before === null ? (
                    <span className="fine">{t.nothing}</span>
                  ) : (
                    <del>{readableValue(path, before, lang)}</del>
                  )}
                </td>
                <td>
                  {after === null ? (
                    <span className="fine">{t.nothing}</span>
                  ) : (
                    <ins>{readableValue(path, after, lang)}</ins>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
