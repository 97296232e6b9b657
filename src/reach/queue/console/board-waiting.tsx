/** Who waits, in their turn: how long, against what they were told. */
import { Empty, Section } from '../../../../web/console/frame.tsx';
import { intentNames } from '../../../../web/console/intents.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time, useMinute } from '../../../../web/console/time.tsx';
import { rangeText } from '../../waits/contract.ts';
import type { Board, WaitingOnBoard } from '../contract.ts';
import { boardTexts } from './board-messages.ts';
import { LOOK, latenessOf, minutesSince } from './lateness.ts';
import type { BoardActs } from './use-board-acts.ts';

interface WaitingListProps {
  readonly board: Board;
  readonly acts: BoardActs;
  readonly onMore: () => void;
}

export function WaitingList({ board: { waiting, all }, acts, onMore }: WaitingListProps) {
  const t = useText(boardTexts);
  const left = all.waiting - waiting.length;
  return (
    <Section title={`${t.waiting} · ${all.waiting}`}>
      {waiting.length === 0 ? (
        <Empty title={t.nobody}>{t.nobodyText}</Empty>
      ) : (
        <ol className="rows board-rows">
          {waiting.map((one) => (
            <Row key={one.id} one={one} acts={acts} />
          ))}
        </ol>
      )}
      {left > 0 ? (
        <button type="button" className="button" onClick={onMore}>
          {t.more(left)}
        </button>
      ) : null}
    </Section>
  );
}

function Row({ one, acts }: { one: WaitingOnBoard; acts: BoardActs }) {
  const t = useText(boardTexts);
  const names = useText(intentNames);
  const lang = useLang();
  const now = useMinute();
  const { id, number, intent, name, excerpt, told, wait, teams, answerBy } = one;
  const lateness = latenessOf(one, now);
  return (
    <li>
      <div>
        <p className="board-who">
          <strong translate={name ? 'no' : undefined}>{name ?? t.guest}</strong>
          <span className="fine">
            {names[intent]} · {t.number(number)}
          </span>
          {one.lang === 'en' ? <span className="chip">{t.english}</span> : null}
          {teams.length > 0 ? <span className="chip">{t.forTeams(teams.join(' · '))}</span> : null}
        </p>
        {excerpt ? (
          <p className="board-excerpt" dir="auto" translate="no">
            {excerpt}
          </p>
        ) : null}
        <p className={`board-age ${LOOK[lateness]}`}>
          {[t.waited(t.span(minutesSince(one.waitsSince, now))), t.lateness[lateness]]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="fine">
          {answerBy ? (
            <>
              {t.promised} <Time at={answerBy} />
            </>
          ) : told ? (
            t.told(rangeText(told, lang))
          ) : (
            t.notTold
          )}
          {wait ? ` · ${t.expected(rangeText(wait, lang))}` : null}
        </p>
      </div>
      <div className="actions">
        <button type="button" className="button" disabled={acts.busy} onClick={() => acts.ask.give(one)}>
          {t.give}
        </button>
        <button type="button" className="button" disabled={acts.busy} onClick={() => acts.take(id)}>
          {t.takeOver}
        </button>
        <Link className="button plain" to={`/desk?list=queue&conversation=${id}`}>
          {t.open}
          <span className="hid"> {t.number(number)}</span>
        </Link>
      </div>
    </li>
  );
}
