/** To whom a conversation goes: whoever is there, with the least busy first; one tap each. */
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { AgentOnBoard, HeldOnBoard } from '../contract.ts';
import { boardTexts } from './board-messages.ts';
import { LoadBar } from './load-bar.tsx';
import { Mark } from './mark.tsx';
import { presenceTexts } from './presence-messages.ts';
import type { BoardActs } from './use-board-acts.ts';

interface GiveDialogProps {
  readonly one: Pick<HeldOnBoard, 'id' | 'number'>;
  readonly agents: readonly AgentOnBoard[];
  readonly acts: BoardActs;
}

const mostOf = ({ capacity, cap }: AgentOnBoard): number => Math.min(capacity, cap ?? capacity);

export function GiveDialog({ one, agents, acts }: GiveDialogProps) {
  const t = useText(boardTexts);
  const words = useText(presenceTexts);
  const there = agents
    .filter(({ state }) => state === 'available' || state === 'busy')
    .filter(({ holds }) => !holds.some((held) => held.id === one.id))
    .toSorted((a, b) => mostOf(b) - b.chats - (mostOf(a) - a.chats));
  return (
    <Dialog title={t.giveTitle(one.number)} onClose={acts.close}>
      <p className="fine">{there.length > 0 ? t.giveHint : t.giveNobody}</p>
      <ul className="board-choices">
        {there.map((agent) => (
          <li key={agent.id}>
            <button
              type="button"
              className="button"
              disabled={acts.busy}
              onClick={() => acts.give(one.id, agent.id)}
            >
              <Mark of={agent.state} />
              <span translate="no">{agent.name}</span>
              <span className="fine">{words.states[agent.state]}</span>
              <LoadBar chats={agent.chats} most={mostOf(agent)} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
