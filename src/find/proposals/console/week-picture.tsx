/** The week as bars: where a line is open, seen at once. The same is told in words beside it. */
import { DAYS } from '@clearline/card';
import { useLang } from '../../../../web/console/language.tsx';
import { dayName, runsPastMidnight, type Week } from '../../hours/contract.ts';

const DAY_MINUTES = 1440;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) || 0;

/** From and to in minutes of each day; what runs past midnight goes on at the start of the next. */
function barsOf(week: Week): { from: number; to: number }[][] {
  const bars: { from: number; to: number }[][] = DAYS.map(() => []);
  for (const [at, day] of DAYS.entries())
    for (const span of week[day]) {
      const [from, to] = [minutes(span.from), minutes(span.to)];
      if (!runsPastMidnight(span)) bars[at]?.push({ from, to });
      else {
        bars[at]?.push({ from, to: DAY_MINUTES });
        bars[(at + 1) % DAYS.length]?.push({ from: 0, to });
      }
    }
  return bars;
}

export function WeekPicture({ week }: { week: Week }) {
  const lang = useLang();
  return (
    <div className="cl-week" aria-hidden="true">
      {barsOf(week).map((bars, at) => (
        <div key={DAYS[at]}>
          <span>{DAYS[at] && dayName(DAYS[at], lang)}</span>
          <svg aria-hidden="true" viewBox={`0 0 ${DAY_MINUTES} 10`} preserveAspectRatio="none">
            <rect className="cl-night" width={DAY_MINUTES} height={10} />
            {bars.map(({ from, to }) => (
              <rect key={from} className="cl-open" x={from} width={Math.max(0, to - from)} height={10} />
            ))}
          </svg>
        </div>
      ))}
      <div className="cl-scale">
        <span />
        <span>0</span>
        <span>6</span>
        <span>12</span>
        <span>18</span>
        <span>24</span>
      </div>
    </div>
  );
}
