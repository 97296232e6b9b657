/** What a supervisor does from the board: each in one tap, or in two. */
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { deskApi } from '../../conversations/contract.ts';
import { type AgentOnBoard, type Board, type HeldOnBoard, queueApi } from '../contract.ts';
import { boardTexts } from './board-messages.ts';

type Conversation = Pick<HeldOnBoard, 'id' | 'number'>;

type Asking =
  | { readonly what: 'give'; readonly one: Conversation }
  | { readonly what: 'help'; readonly held: HeldOnBoard; readonly name: string }
  | { readonly what: 'cap'; readonly agent: AgentOnBoard };

const STALE = [queueApi.board, deskApi.list, deskApi.get] as const;

export function useBoardActs(board: Board) {
  const t = useText(boardTexts);
  const [asking, setAsking] = useState<Asking | null>(null);
  const take = useAct(deskApi.take, STALE);
  const pull = useAct(queueApi.pull, STALE);
  const push = useAct(queueApi.push, STALE);
  const all = [take, pull, push];
  const begin = () => {
    for (const one of all) one.reset();
  };
  const close = () => setAsking(null);
  return {
    asking,
    close,
    ask: {
      give: (one: Conversation) => setAsking({ what: 'give', one }),
      help: (about: { readonly held: HeldOnBoard; readonly name: string }) =>
        setAsking({ what: 'help', ...about }),
      cap: (agent: AgentOnBoard) => setAsking({ what: 'cap', agent }),
    },
    take: async (id: string) => {
      begin();
      if ((await take.act({ params: { id } })).ok) say(t.taken);
    },
    pull: async (id: string) => {
      begin();
      if ((await pull.act({ params: { id } })).ok) say(t.pulled);
    },
    give: async (id: string, agent: string) => {
      begin();
      const { ok } = await push.act({ params: { id }, body: { agent } });
      close();
      if (ok) say(t.given(board.agents.find((one) => one.id === agent)?.name ?? ''));
    },
    busy: all.some(({ busy }) => busy),
    problem: all.find(({ problem }) => problem)?.problem ?? null,
  };
}
export type BoardActs = ReturnType<typeof useBoardActs>;
