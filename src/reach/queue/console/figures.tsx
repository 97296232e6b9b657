/** The line in a few figures. */
import { useText } from '../../../../web/console/language.tsx';
import { useMinute } from '../../../../web/console/time.tsx';
import type { Board } from '../contract.ts';
import { boardTexts } from './board-messages.ts';
import { minutesSince } from './lateness.ts';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly isBad: boolean;
  readonly note?: string;
}

export function Figures({ board: { all, agents, outlook } }: { board: Board }) {
  const t = useText(boardTexts);
  const now = useMinute();
  const takers = agents.filter(({ state, rest }) => state === 'available' && rest === null);
  const room = takers.reduce(
    (sum, { capacity, cap, chats }) => sum + Math.max(0, Math.min(capacity, cap ?? capacity) - chats),
    0,
  );
  const absent = agents.filter((agent) => agent.absent).length;
  const longest = all.longestSince ? t.span(minutesSince(all.longestSince, now)) : '–';
  const figures: readonly Figure[] = [
    { name: t.waiting, value: String(all.waiting), isBad: false },
    {
      name: t.tooLong,
      value: String(all.late + all.long),
      isBad: all.late + all.long > 0,
      note: [all.late && t.pastTold(all.late), all.long && t.untoldLong(all.long)]
        .filter(Boolean)
        .join(' · '),
    },
    { name: t.longest, value: longest, isBad: false },
    {
      name: t.takers,
      value: String(takers.length),
      isBad: all.waiting > 0 && takers.length === 0,
    },
    { name: t.absentees, value: String(absent), isBad: absent > 0 },
    { name: t.room, value: String(room), isBad: false },
  ];
  return (
    <section className="card board-figures" aria-label={t.now}>
      <dl>
        {figures.map(({ name, value, isBad, note }) => (
          <div key={name} className={isBad ? 'bad' : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note ? <dd className="fine">{note}</dd> : null}
          </div>
        ))}
      </dl>
      <p className={outlook === 'growing' ? 'strong board-grows' : 'fine'}>{t.outlook[outlook]}</p>
    </section>
  );
}
