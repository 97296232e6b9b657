/** A newer card changed what the proposal changes: before, there and here, and a choice for each. */
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { type Conflict, getProposal, listProposals, type Proposal, rebaseProposal } from '../contract.ts';
import { partTitle } from './describe.ts';
import { Difference } from './difference.tsx';
import { proposalMessages } from './proposal-messages.ts';

type Take = 'mine' | 'theirs' | 'merged';

export function Conflicts({ proposal, onto }: { proposal: Proposal; onto: number }) {
  const t = useText(proposalMessages);
  const [chosen, setChosen] = useState<Record<string, Take>>(() =>
    Object.fromEntries(
      proposal.conflicts.filter((one) => one.merged !== null).map(({ part }) => [part, 'merged']),
    ),
  );
  const { act, busy, problem } = useAct(rebaseProposal, [getProposal, listProposals]);
  const open = proposal.conflicts.some(({ part }) => chosen[part] === undefined);
  const carry = () =>
    act({
      params: { id: String(proposal.id) },
      body: {
        revision: proposal.revision,
        onto,
        choices: Object.fromEntries(Object.entries(chosen).map(([part, take]) => [part, { take }])),
      },
    });
  return (
    <Section title={t.conflict(onto)} lead={t.conflictLead}>
      {proposal.conflicts.map((one) => (
        <Choice
          key={one.part}
          conflict={one}
          value={chosen[one.part]}
          onChange={(take) => setChosen({ ...chosen, [one.part]: take })}
        />
      ))}
      <ProblemNote problem={problem} />
      <div className="cl-buttons">
        <Button type="primary" loading={busy} disabled={open} onClick={carry}>
          {t.carry}
        </Button>
      </div>
    </Section>
  );
}

interface ChoiceProps {
  readonly conflict: Conflict;
  readonly value: Take | undefined;
  readonly onChange: (take: Take) => void;
}

/** Both are told against what stood before either, so that each change can be read by itself. */
function Choice({ conflict: { part, base, theirs, mine, merged }, value, onChange }: ChoiceProps) {
  const t = useText(proposalMessages);
  const lang = useLang();
  const takes: readonly (readonly [Take, unknown])[] = [
    ['theirs', theirs],
    ['mine', mine],
    ...(merged === null ? [] : ([['merged', merged]] as const)),
  ];
  return (
    <fieldset className="cl-field cl-three">
      <legend>{partTitle(part, [mine, theirs, base], lang)}</legend>
      <Radio.Group value={value} onChange={({ target }) => onChange(target.value)}>
        {takes.map(([take, after]) => (
          <Radio key={take} value={take}>
            <span className="strong">{t[take]}</span>
            <Difference part={part} before={base} after={after} />
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}
