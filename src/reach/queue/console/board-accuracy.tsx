/** What was told of waits against how long they were, as a picture; and the same as a table. */
import { Empty, Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import type { Accuracy } from '../contract.ts';
import { boardTexts } from './board-messages.ts';

/** With fewer the share may be chance. */
const ENOUGH = 30;
const [WIDTH, HEIGHT, BAR] = [600, 44, 28];
const [STEP, COLUMN, TALL] = [48, 32, 96];
const KINDS = ['inside', 'shorter', 'longer'] as const;

export function AccuracyPicture({ accuracy }: { accuracy: Accuracy }) {
  const t = useText(boardTexts);
  const { days, promised, told, untold, inside, insideAtLeast, insideAtMost } = accuracy;
  return (
    <Section title={t.accuracy} lead={t.accuracyLead(days, Math.round(promised * 100))}>
      {told === 0 ? (
        <Empty title={t.noAccuracy}>{t.noAccuracyText}</Empty>
      ) : (
        <figure className="board-accuracy">
          <figcaption className="strong">{t.insideOf(inside, told)}</figcaption>
          <Shares accuracy={accuracy} />
          <ul className="legend fine">
            {KINDS.map((kind) => (
              <li key={kind} className={kind}>
                {t[kind]} {t.percent(accuracy[kind])}
              </li>
            ))}
            <li className="goal">{t.goal(promised)}</li>
          </ul>
          {told < ENOUGH ? <p className="strong">{t.few}</p> : null}
          {insideAtMost - insideAtLeast >= 0.01 ? (
            <p className="fine">{t.bounds(insideAtLeast, insideAtMost)}</p>
          ) : null}
          <ByDay accuracy={accuracy} />
        </figure>
      )}
      {untold > 0 ? <p className="fine">{t.untold(untold)}</p> : null}
    </Section>
  );
}

function Shares({ accuracy }: { accuracy: Accuracy }) {
  const { promised, inside, shorter, insideAtLeast, insideAtMost } = accuracy;
  const starts = { inside: 0, shorter: inside, longer: inside + shorter };
  const goal = promised * WIDTH;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {KINDS.map((kind) => (
        <rect
          key={kind}
          className={kind}
          x={starts[kind] * WIDTH}
          y={6}
          width={accuracy[kind] * WIDTH}
          height={BAR}
        />
      ))}
      <line className="bound" x1={insideAtLeast * WIDTH} x2={insideAtMost * WIDTH} y1={40} y2={40} />
      <line className="goal" x1={goal} x2={goal} y1={0} y2={HEIGHT} />
    </svg>
  );
}

function ByDay({ accuracy: { byDay, promised } }: { accuracy: Accuracy }) {
  const t = useText(boardTexts);
  const goal = TALL * (1 - promised) + 0.5;
  return (
    <>
      <p className="fine">{t.byDay}</p>
      <svg
        className="days"
        viewBox={`0 0 ${byDay.length * STEP} ${TALL + 18}`}
        width={byDay.length * STEP}
        height={TALL + 18}
        aria-hidden="true"
      >
        {byDay.map(({ day, inside, shorter, longer }, at) => (
          <g key={day}>
            <rect
              className="inside"
              x={at * STEP + 8}
              y={TALL * (1 - inside)}
              width={COLUMN}
              height={TALL * inside}
            />
            <rect
              className="shorter"
              x={at * STEP + 8}
              y={TALL * (1 - inside - shorter)}
              width={COLUMN}
              height={TALL * shorter}
            />
            <rect
              className="longer"
              x={at * STEP + 8}
              y={TALL * Math.max(0, 1 - inside - shorter - longer)}
              width={COLUMN}
              height={TALL * longer}
            />
            <text x={at * STEP + 24} y={TALL + 14} textAnchor="middle">
              {day.slice(5)}
            </text>
          </g>
        ))}
        <line className="goal" x1={0} x2={byDay.length * STEP} y1={goal} y2={goal} />
      </svg>
      <details>
        <summary>{t.figures}</summary>
        <table className="values">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.count}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byDay.map((one) => (
              <tr key={one.day}>
                <th scope="row">{one.day}</th>
                <td>{one.told}</td>
                {KINDS.map((kind) => (
                  <td key={kind}>{t.percent(one[kind])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
