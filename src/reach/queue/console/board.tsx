/** The supervisors' board: who waits, who is there for them, and how true it is what we say of waits. */
import { useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen } from '../../../../web/console/frame.tsx';
import { Icon } from '../../../../web/console/icons.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { SupervisionTabs } from '../../../../web/console/supervision.tsx';
import { CURRENT_STATES, linesApi } from '../../../verify/lines/contract.ts';
import { BOARD_ROWS, type Board, queueApi } from '../contract.ts';
import { AccuracyPicture } from './board-accuracy.tsx';
import { Agents } from './board-agents.tsx';
import { BoardDialogs } from './board-dialogs.tsx';
import { boardTexts } from './board-messages.ts';
import { WaitingList } from './board-waiting.tsx';
import { Figures } from './figures.tsx';
import { useBoardActs } from './use-board-acts.ts';
import './board.css';

/** Who is heard from, and how long somebody waits, changes as time goes by. */
const LOOK_MS = 15_000;

export default function BoardScreen() {
  const t = useText(boardTexts);
  const [rows, setRows] = useState(BOARD_ROWS);
  const asked = useAsk(
    queueApi.board,
    { query: { rows } },
    { topics: ['reach.changed', 'reach.queue', 'reach.teams'], everyMs: LOOK_MS, keep: true },
  );
  return (
    <Screen title={t.title} lead={t.lead}>
      <SupervisionTabs />
      <Incidents />
      <Asked of={asked} lines={6}>
        {(board) => <Whole board={board} onMore={() => setRows(board.waiting.length * 2)} />}
      </Asked>
    </Screen>
  );
}

function Whole({ board, onMore }: { board: Board; onMore: () => void }) {
  const acts = useBoardActs(board);
  return (
    <>
      <Figures board={board} />
      <div className="board">
        <WaitingList board={board} acts={acts} onMore={onMore} />
        <Agents agents={board.agents} acts={acts} />
      </div>
      <AccuracyPicture accuracy={board.accuracy} />
      <BoardDialogs board={board} acts={acts} />
    </>
  );
}

/** Of the official numbers: when these do not answer, everybody comes here. */
function Incidents() {
  const t = useText(boardTexts);
  const asked = useAsk(linesApi.incidents, { query: {} }, { topics: ['lines.changed'] });
  const now = asked.data?.incidents.filter(({ state }) => CURRENT_STATES.some((one) => one === state)) ?? [];
  return (
    <div className="board-incidents" role="status">
      {now.length > 0 ? (
        <div className="note stop">
          <Icon name="warning" />
          <div>
            <p className="strong">{t.incidents(now.length)}</p>
            <Link to="/lines">{t.toIncidents}</Link>
          </div>
        </div>
      ) : null}
    </div>
  );
}
