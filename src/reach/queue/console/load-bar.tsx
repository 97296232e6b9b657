/** How much somebody has of how much they take: one box for each, so that it is seen without colour. */
import { useText } from '../../../../web/console/language.tsx';
import { boardTexts } from './board-messages.ts';

const [STEP, BOX, HEIGHT] = [14, 11, 12];
const MOST_BOXES = 20;

export function LoadBar({ chats, most }: { chats: number; most: number }) {
  const t = useText(boardTexts);
  const boxes = Math.min(MOST_BOXES, Math.max(chats, most));
  const places = Array.from({ length: boxes }, (_, at) => at);
  return (
    <p className="board-load">
      <svg
        viewBox={`0 0 ${Math.max(1, boxes) * STEP} ${HEIGHT}`}
        width={Math.max(1, boxes) * STEP}
        height={HEIGHT}
        aria-hidden="true"
      >
        {places.map((at) => (
          <rect
            key={at}
            className={at >= most ? 'over' : at < chats ? 'taken' : 'free'}
            x={at * STEP + 0.5}
            y={0.5}
            width={BOX}
            height={BOX}
            rx={2}
          />
        ))}
      </svg>
      <span className="fine">
        <span aria-hidden="true">{t.loadShort(chats, most)}</span>
        <span className="hid">{t.load(chats, most)}</span>
      </span>
    </p>
  );
}
