import { useText } from '../../../../web/console/language.tsx';
import type { ProposalState } from '../contract.ts';
import { proposalMessages } from './proposal-messages.ts';
import { State, type Tone } from './state.tsx';

const TONES: Record<ProposalState, Tone> = {
  draft: 'calm',
  review: 'wait',
  scheduled: 'wait',
  published: 'good',
  rejected: 'bad',
  withdrawn: 'calm',
};

export function ProposalStateMark({ state }: { state: ProposalState }) {
  const { states } = useText(proposalMessages);
  return <State tone={TONES[state]}>{states[state]}</State>;
}
