/** Where people will see a proposal, and the notices that tell of it. */
import { Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { proposalMessages } from './proposal-messages.ts';

export function Touched({ proposal: { surfaces, notices, problems, state } }: { proposal: Proposal }) {
  const open = state === 'draft' || state === 'review' || state === 'scheduled';
  const t = useText(proposalMessages);
  const w = useText(words);
  const lang = useLang();
  return (
    <>
      {(open || surfaces.length > 0) && (
        <Section title={t.surfaces}>
          {surfaces.length === 0 && problems.length === 0 && <p className="fine">{t.surfacesNone}</p>}
          <dl className="cl-diff">
            {surfaces.map(({ surface, ...what }) => (
              <div key={surface}>
                <dt>{w.surfaces[surface]}</dt>
                <dd>
                  {(['added', 'changed', 'removed'] as const)
                    .filter((how) => what[how].length > 0)
                    .map((how) => (
                      <span key={how} className="cl-under">
                        {w.types[how]}
                        {lang === 'zh' ? '：' : ': '}
                        {what[how].map((label) => label[lang]).join(w.separator)}
                      </span>
                    ))}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {notices.length > 0 && (
        <Section title={t.notices}>
          <ul className="cl-plain">
            {notices.map(({ slug, title, body, placements }) => (
              <li key={slug}>
                <b>{title[lang]}</b>{' '}
                <span className="cl-hint">
                  {placements.map((one) => w.placements[one]).join(w.separator)}
                </span>
                <p className="cl-body">{body[lang]}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
