/** How far the witnesses of the record have cosigned it, and what keeps one that has not. */
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type WitnessesView, witnessesApi } from '../../../record/witnesses/contract.ts';
import { witnessTexts } from './witness-messages.ts';

/** They keep up within seconds or are away for hours: no event tells of it. */
const EVERY_MS = 30_000;

export function Witnesses() {
  const asked = useAsk(witnessesApi.get, {}, { everyMs: EVERY_MS });
  return <Asked of={asked}>{(view) => <Standings view={view} />}</Asked>;
}

function Standings({ view: { independent, size, published, witnesses } }: { view: WitnessesView }) {
  const t = useText(witnessTexts);
  return (
    <Section title={t.title} lead={t.lead(published, size)}>
      {independent ? null : <p>{t.own}</p>}
      {witnesses.length === 0 ? <p>{t.none}</p> : null}
      <ul className="rows">
        {witnesses.map((witness) => (
          <li key={witness.name}>
            <Standing witness={witness} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Standing({ witness: { name, at, lag, failure } }: { witness: WitnessesView['witnesses'][number] }) {
  const t = useText(witnessTexts);
  return (
    <div>
      <p className="strong">
        {name} <span className={lag > 0 ? 'chip off' : 'chip'}>{lag > 0 ? t.behind(lag) : t.level}</span>
      </p>
      <p className="fine">
        {at === null ? (
          t.never
        ) : (
          <>
            {t.last} <Time at={at} />
          </>
        )}
        {failure ? ` · ${t.failures[failure]}` : ''}
      </p>
    </div>
  );
}
