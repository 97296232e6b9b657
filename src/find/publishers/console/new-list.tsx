/** The guided flow to another list: whom, by which rules, and a last look before everybody signs. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, navigate } from '../../../../web/console/router.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type PublishersView, publishersApi } from '../contract.ts';
import { draftOf, firstChoice, firstRules, within } from './draft.ts';
import { publishersTexts } from './messages.ts';
import { Steps } from './parts.tsx';
import { Review } from './review.tsx';
import { RulesStep } from './rules-step.tsx';
import { WhoStep } from './who-step.tsx';

export default function NewList() {
  const t = useText(publishersTexts);
  const asked = useAsk(publishersApi.get, {}, { topics: ['publishers.changed', 'people.changed'] });
  return (
    <Screen title={t.change} above={<Link to="/publishers">{t.above}</Link>}>
      <Asked
        of={asked}
        lines={6}
        empty={({ change, candidates }) =>
          change ? (
            <Empty title={t.pending.title}>
              <Link to="/publishers">{t.above}</Link>
            </Empty>
          ) : (
            candidates.length === 0 && <Empty title={t.who.empty} />
          )
        }
      >
        {(view) => <Flow view={view} />}
      </Asked>
    </Screen>
  );
}

function Flow({ view }: { view: PublishersView }) {
  const t = useText(publishersTexts);
  const [at, setAt] = useState(0);
  const [base] = useState(view.v);
  const [chosen, setChosen] = useState(() => firstChoice(view));
  const [wanted, setWanted] = useState(() => firstRules(view));
  const [newLogKey, setNewLogKey] = useState(false);
  const rules = within(wanted, chosen.length);
  const { act, busy, problem } = useAct(publishersApi.draft, [publishersApi.get]);
  const go = (to: number) => {
    setAt(to);
    window.scrollTo(0, 0);
  };
  const send = async () => {
    if (!(await act({ body: draftOf(base, { chosen, rules, newLogKey }) })).ok) return;
    say(t.review.sent);
    navigate('/publishers');
  };
  return (
    <>
      <Steps at={at} />
      {at === 0 ? (
        <WhoStep
          candidates={view.candidates}
          chosen={chosen}
          onChange={(next) => setChosen([...next])}
          onNext={() => go(1)}
        />
      ) : null}
      {at === 1 ? (
        <RulesStep
          people={chosen.length}
          rules={rules}
          onChange={setWanted}
          newLogKey={newLogKey}
          onNewLogKey={setNewLogKey}
          onBack={() => go(0)}
          onNext={() => go(2)}
        />
      ) : null}
      {at === 2 ? (
        <Review
          view={view}
          chosen={chosen}
          rules={rules}
          newLogKey={newLogKey}
          busy={busy}
          problem={problem}
          onBack={() => go(1)}
          onSend={() => void send()}
        />
      ) : null}
    </>
  );
}
