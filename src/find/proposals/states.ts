/** The life of a proposal as data. */
import type { Act, ProposalState } from './contract.ts';

/** From which states an act is possible, and the one it leads to; `draft` drops every approval. */
export const MOVES: Readonly<Record<Act, { from: readonly ProposalState[]; to: ProposalState }>> = {
  edit: { from: ['draft', 'review', 'scheduled'], to: 'draft' },
  rebase: { from: ['draft', 'review', 'scheduled'], to: 'draft' },
  submit: { from: ['draft'], to: 'review' },
  approve: { from: ['review'], to: 'scheduled' },
  publish: { from: ['draft', 'review'], to: 'published' },
  reject: { from: ['review', 'scheduled'], to: 'rejected' },
  withdraw: { from: ['draft', 'review', 'scheduled'], to: 'withdrawn' },
  reopen: { from: ['rejected', 'withdrawn'], to: 'draft' },
};

export const OPEN_STATES = ['draft', 'review', 'scheduled'] as const satisfies readonly ProposalState[];

export const isPossible = (act: Act, state: ProposalState): boolean => MOVES[act].from.includes(state);
