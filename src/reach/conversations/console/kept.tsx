/** Beside a conversation: whether it is kept as evidence, and what its customer may have exported or erased. */
import { useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type Keeping, personDataApi, type StaffView } from '../contract.ts';
import { type KeepingActs, useKeeping } from './keeping.ts';
import { keepingTexts } from './keeping-words.ts';
import { EraseDialog, HoldDialog } from './kept-dialogs.tsx';

export function Kept({ view }: { view: StaffView }) {
  const t = useText(keepingTexts);
  const { permissions } = useSession();
  const { data } = useAsk(
    personDataApi.keeping,
    { params: { id: view.id } },
    { topics: ['reach.changed'], keep: true },
  );
  const acts = useKeeping(view);
  const [asking, setAsking] = useState<'hold' | 'erase' | null>(null);
  const close = () => setAsking(null);
  if (!data) return null;
  const others = data.held.filter((number) => number !== view.number);
  const mayAct = ['reach.hold', 'reach.export', 'reach.erase'].some((one) => permissions.has(one));
  if (!mayAct && data.held.length === 0 && !data.hold && !data.erasure) return null;
  return (
    <>
      <section className="desk-around" aria-label={t.title}>
        <h2>{t.title}</h2>
        <ProblemNote problem={acts.problem} />
        {data.hold ? <Held hold={data.hold} acts={acts} /> : null}
        {!data.hold && others.length > 0 ? <p className="fine">{t.heldWith(others)}</p> : null}
        {acts.letGoOf === null || data.hold ? null : <LetGo reason={acts.letGoOf} acts={acts} />}
        {data.erasure ? <Waits erasure={data.erasure} acts={acts} /> : null}
        <Deeds data={data} acts={acts} onAsk={setAsking} />
      </section>
      {asking === 'hold' ? <HoldDialog acts={acts} onClose={close} /> : null}
      {asking === 'erase' ? <EraseDialog of={view.who.name} data={data} acts={acts} onClose={close} /> : null}
    </>
  );
}

function Held({ hold, acts }: { hold: NonNullable<Keeping['hold']>; acts: KeepingActs }) {
  const t = useText(keepingTexts);
  const { permissions } = useSession();
  const { reason } = hold;
  return (
    <div className="desk-kept">
      <strong>{t.held}</strong>
      {reason === null ? null : (
        <p dir="auto" translate="no">
          {reason}
        </p>
      )}
      <p className="fine">
        {t.heldBy(hold.by)} · <Time at={hold.at} />
      </p>
      <p className="fine">{t.heldFine}</p>
      {permissions.has('reach.hold') && reason !== null ? (
        <button type="button" className="button" disabled={acts.busy} onClick={() => void acts.letGo(reason)}>
          {t.letGo}
        </button>
      ) : null}
    </div>
  );
}

function LetGo({ reason, acts }: { reason: string; acts: KeepingActs }) {
  const t = useText(keepingTexts);
  return (
    <p className="desk-kept" role="status">
      {t.letGoDone}{' '}
      <button type="button" className="button" disabled={acts.busy} onClick={() => void acts.hold(reason)}>
        {t.undo}
      </button>
    </p>
  );
}

function Waits({ erasure, acts }: { erasure: NonNullable<Keeping['erasure']>; acts: KeepingActs }) {
  const t = useText(keepingTexts);
  const { permissions } = useSession();
  const mayErase = permissions.has('reach.erase');
  return (
    <div className="desk-kept">
      <strong>{t.waits(erasure.number)}</strong>
      <p className="fine">
        {t.waitsBy[erasure.askedBy]} · <Time at={erasure.askedAt} />
      </p>
      {mayErase ? (
        <p className="actions">
          <Link className="button" to="/erasures">
            {t.decide}
          </Link>
          {erasure.askedBy === 'staff' ? (
            <button
              type="button"
              className="button"
              disabled={acts.busy}
              onClick={() => void acts.withdraw()}
            >
              {t.withdraw}
            </button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

interface DeedsProps {
  readonly data: Keeping;
  readonly acts: KeepingActs;
  readonly onAsk: (what: 'hold' | 'erase') => void;
}

function Deeds({ data, acts, onAsk }: DeedsProps) {
  const t = useText(keepingTexts);
  const { permissions } = useSession();
  const deed = (label: string, act: () => void, look = 'button') => (
    <button type="button" className={look} disabled={acts.busy} onClick={act}>
      {label}
    </button>
  );
  return (
    <>
      {permissions.has('reach.hold') && !data.hold ? deed(t.hold, () => onAsk('hold')) : null}
      {permissions.has('reach.export') ? (
        <>
          {deed(acts.isExporting ? t.exporting : t.export, () => void acts.export())}
          <p className="fine">{t.exportFine}</p>
        </>
      ) : null}
      {permissions.has('reach.erase') && !data.erasure && data.numbers.length > 0
        ? deed(t.erase, () => onAsk('erase'), 'button danger')
        : null}
    </>
  );
}
