/** Step 3: the list in words, and what happens once it is put up. */
import type { Problem } from '../../../../web/console/api.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import type { PublishersView, Rules } from '../contract.ts';
import type { Chosen } from './draft.ts';
import { logKeyTexts } from './log-key-messages.ts';
import { publishersTexts } from './messages.ts';
import { RulesList } from './parts.tsx';

interface ReviewProps {
  readonly view: PublishersView;
  readonly chosen: readonly Chosen[];
  readonly rules: Rules;
  readonly newLogKey: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onBack: () => void;
  readonly onSend: () => void;
}

export function Review({ view, chosen, rules, newLogKey, busy, problem, onBack, onSend }: ReviewProps) {
  const t = useText(publishersTexts);
  const logKey = useText(logKeyTexts);
  const isEverybodyNeeded = chosen.length > 1 && rules.publishers.approvals === chosen.length;
  return (
    <Section title={t.review.title} lead={t.review.lead}>
      <h3>{t.review.people}</h3>
      <p>{chosen.map(({ name }) => name.trim()).join(t.separator)}</p>
      <h3>{t.rules.title}</h3>
      <RulesList rules={rules} />
      {newLogKey ? (
        <>
          <h3>{logKey.title}</h3>
          <p>{logKey.review}</p>
        </>
      ) : null}
      {isEverybodyNeeded ? <Caution text={t.review.allNeeded} /> : null}
      {chosen.length === 1 ? <Caution text={t.who.one} /> : null}
      <h3>{t.review.happens}</h3>
      <ol className="happens">
        {t.review.happensSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {view.mode === 'people' ? <p>{t.review.previous(view.rules.publishers.approvals)}</p> : null}
      <ProblemNote problem={problem} />
      <div className="actions end">
        <button type="button" className="button" onClick={onBack}>
          {t.back}
        </button>
        <button type="button" className="button main" disabled={busy} onClick={onSend}>
          {t.review.send}
        </button>
      </div>
    </Section>
  );
}

function Caution({ text }: { text: string }) {
  return (
    <div className="note">
      <Icon name="warning" />
      <div>
        <p>{text}</p>
      </div>
    </div>
  );
}
