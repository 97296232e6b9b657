/** What a supervisor is asked before something is done. */
import { ProblemNote } from '../../../../web/console/problem.tsx';
import type { Board } from '../contract.ts';
import { CapDialog } from './cap-dialog.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import type { BoardActs } from './use-board-acts.ts';

export function BoardDialogs({ board, acts }: { board: Board; acts: BoardActs }) {
  const { asking, close } = acts;
  return (
    <>
      <ProblemNote problem={acts.problem} />
      {asking?.what === 'give' ? <GiveDialog one={asking.one} agents={board.agents} acts={acts} /> : null}
      {asking?.what === 'help' ? <HelpDialog id={asking.held.id} name={asking.name} onClose={close} /> : null}
      {asking?.what === 'cap' ? <CapDialog agent={asking.agent} onClose={close} /> : null}
    </>
  );
}
