/** Votes by hour as bars, and the same as a table for whoever cannot see or wants figures. */
import { useText } from '../../../../web/console/language.tsx';
import { beijingTime } from '../../../kernel/when/contract.ts';
import type { Counts, Evidence } from '../contract.ts';
import { linesTexts } from './messages.ts';
import './lines.css';

const KINDS = ['reached', 'notReached', 'noSuchNumber'] as const satisfies readonly (keyof Counts)[];
const clock = ({ from }: { readonly from: string }): string => beijingTime(from).slice(11);
const [STEP, BAR, HEIGHT] = [24, 18, 72];

export function VoteChart({ hours }: Pick<Evidence, 'hours'>) {
  const t = useText(linesTexts);
  const last = hours.at(-1);
  const most = Math.max(1, ...hours.map((hour) => KINDS.reduce((sum, kind) => sum + hour[kind], 0)));
  return (
    <figure className="votes">
      <figcaption className="fine">{t.chart}</figcaption>
      <svg viewBox={`0 0 ${STEP * hours.length} ${HEIGHT}`} role="img" aria-label={t.chart}>
        {hours.map((hour, i) => (
          <Bar key={hour.from} x={i * STEP} hour={hour} most={most} />
        ))}
      </svg>
      <p className="fine axis" aria-hidden="true">
        <span>{hours[0] ? clock(hours[0]) : ''}</span>
        <span>{last ? clock(last) : ''}</span>
      </p>
      <ul className="legend fine" aria-hidden="true">
        {KINDS.map((kind) => (
          <li key={kind} className={kind}>
            {t.answers[kind]}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.numbers}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.hour}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t.answers[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour.from}>
                <th scope="row">{clock(hour)}</th>
                {KINDS.map((kind) => (
                  <td key={kind}>{hour[kind]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Bar({ x, hour, most }: { x: number; hour: Counts; most: number }) {
  let below = 0;
  return (
    <>
      <line x1={x} x2={x + BAR} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {KINDS.map((kind) => {
        const height = (hour[kind] / most) * (HEIGHT - 2);
        below += height;
        return height > 0 ? (
          <rect key={kind} className={kind} x={x} y={HEIGHT - below} width={BAR} height={height} />
        ) : null;
      })}
    </>
  );
}
