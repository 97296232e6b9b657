/** What those who reported it wrote: plain text, whatever stands in it. */
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Time } from '../../../../web/console/time.tsx';
import type { Case } from '../contract.ts';
import { yuanText } from '../money/contract.ts';
import { reportTexts } from './messages.ts';
import { useWords } from './parts.tsx';

export function Evidence({ of }: { of: Case['evidence'] }) {
  const t = useText(reportTexts);
  return (
    <Section title={t.evidence} lead={t.evidenceLead}>
      {of.length === 0 ? <p className="fine">{t.noEvidence}</p> : null}
      <ul className="rows">
        {of.map((one) => (
          <li key={one.id}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One({ one }: { one: Case['evidence'][number] }) {
  const t = useText(reportTexts);
  const words = useWords();
  const facts = [
    words.whats[one.what],
    words.reaches[one.reach],
    ...one.deeds.map((deed) => words.deeds[deed]),
    ...(one.lost > 0 ? [t.lost(yuanText(one.lost))] : []),
    ...(one.happenedOn ? [`${t.happened} ${one.happenedOn}`] : []),
    ...(one.slow ? [t.slow] : []),
  ];
  return (
    <div>
      <p className="fine">
        <Time at={one.at} /> · {facts.join(' · ')}
      </p>
      {one.text === null ? <p className="fine">{t.deleted}</p> : <pre className="letter">{one.text}</pre>}
      {one.story ? <pre className="letter">{one.story}</pre> : null}
      {one.contact ? (
        <p className="fine">
          {t.contact}: {one.contact}
        </p>
      ) : null}
    </div>
  );
}
