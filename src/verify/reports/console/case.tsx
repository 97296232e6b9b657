/** One case: what is known of it, what people wrote, what resembles it, and the decision. */
import type { ReactNode } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen, Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type Case, reportsApi } from '../contract.ts';
import { shownValue } from '../defang/contract.ts';
import { Decide } from './decide.tsx';
import { Evidence } from './evidence.tsx';
import { reportTexts } from './messages.ts';
import { Figures, State, TOPICS, useWords } from './parts.tsx';

export default function CaseScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const asked = useAsk(reportsApi.get, { params: { id: params.id ?? '' } }, TOPICS);
  return <Asked of={asked}>{(one) => <Shown one={one} />}</Asked>;
}

function Shown({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const { permissions } = useSession();
  return (
    <Screen
      title={shownValue(one)}
      above={<Link to="/reports">{t.back}</Link>}
      lead={<State state={one.state} />}
    >
      <Standing one={one} />
      <Facts one={one} />
      {permissions.has('reports.moderate') ? <Decide key={one.seen} one={one} /> : null}
      <Evidence of={one.evidence} />
      <SimilarCases one={one} />
      <History one={one} />
    </Screen>
  );
}

function Standing({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const stops = [
    ...(one.standing === 'official' ? [t.official] : []),
    ...(one.standing === 'retired' ? [t.retired] : []),
    ...(one.resembles.length > 0 ? [t.resembles(one.resembles.join(' / '))] : []),
  ];
  return stops.map((text) => (
    <p key={text} className="note stop">
      {text}
    </p>
  ));
}

function Facts({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const words = useWords();
  const counted = (list: Case['done'], names: Readonly<Record<string, string>>) =>
    list.map(({ code, count }) => `${names[code] ?? code} ${count}`).join(' · ') || '—';
  const fact = (name: string, value: ReactNode) => (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
  return (
    <section className="card" aria-label={t.value}>
      <Figures one={one} />
      <dl className="facts">
        {fact(t.value, `${words.kinds[one.kind]} · ${shownValue(one)}`)}
        {one.standing === 'stranger' && one.resembles.length === 0 ? fact(t.standing, t.stranger) : null}
        {fact(t.reaches, counted(one.reaches, words.reaches))}
        {fact(t.done, counted(one.done, words.deeds))}
        {fact(
          t.written,
          one.written.map(({ text, signals }) => (
            <span key={text} className="chip" translate="no">
              {shownValue({ kind: one.kind, value: text })}
              {signals.length > 0 ? ` (${t.altered})` : ''}
            </span>
          )),
        )}
        {fact(t.firstSeen, <Time at={one.firstSeen} />)}
        {one.note ? fact(t.note, words.notes[one.note]) : null}
        {one.confirmedAt ? fact(t.since, <Time at={one.confirmedAt} />) : null}
        {one.expires ? fact(t.expires, <Time at={one.expires} />) : null}
        {one.mergedInto ? fact(t.mergedInto, <Link to={`/reports/${one.mergedInto}`}>{t.open}</Link>) : null}
        {one.holds.length > 0
          ? fact(
              t.holds,
              one.holds.map((held) => (
                <Link key={held.id} className="chip" to={`/reports/${held.id}`}>
                  {shownValue(held)}
                </Link>
              )),
            )
          : null}
      </dl>
    </section>
  );
}

function SimilarCases({ one }: { one: Case }) {
  const t = useText(reportTexts);
  const words = useWords();
  return (
    <Section title={t.similar}>
      {one.similar.length === 0 ? <p className="fine">{t.noSimilar}</p> : null}
      <ul className="rows">
        {one.similar.map((other) => (
          <li key={other.id}>
            <p>
              <span className="fine">{words.kinds[other.kind]}</span>{' '}
              <Link to={`/reports/${other.id}`}>{shownValue(other)}</Link>{' '}
              <span className="fine">{t.why[other.why]}</span>
            </p>
            <State state={other.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ one }: { one: Case }) {
  const t = useText(reportTexts);
  return (
    <Section title={t.history}>
      {one.decisions.length === 0 ? <p className="fine">{t.noHistory}</p> : null}
      <ul className="rows">
        {one.decisions.map(({ act, at, by, note }) => (
          <li key={at + act}>
            <p>
              {t.acts[act] ?? act} · {by ?? t.clock} · <Time at={at} />
              {note ? <span className="fine"> {note}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
