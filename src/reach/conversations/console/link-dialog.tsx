/** Another conversation is found by its number, or chosen among those of the same customer; then merged or linked. */
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { call } from '../../../../web/console/api.ts';
import { useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { LINK_KINDS, type LinkKind, linksApi, type StaffView } from '../contract.ts';
import type { Links } from './links.ts';
import { linkTexts } from './links-words.ts';
import { deskTexts } from './messages.ts';

const NUMBER = /^[1-9]\d{0,14}$/;

export function LinkDialog({ view, links }: { view: StaffView; links: Links }) {
  const t = useText(linkTexts);
  const desk = useText(deskTexts);
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [found, setFound] = useState<StaffView | null>(null);
  const previous = useAsk(linksApi.around, { params: { id: view.id } }).data?.previous ?? [];
  const find = async (given: string) => {
    setNumber(given);
    setProblem(null);
    setWrong(!NUMBER.test(given) ? t.wrong : given === String(view.number) ? t.itself : undefined);
    if (!NUMBER.test(given) || given === String(view.number)) return setFound(null);
    const answer = await call(linksApi.numbered, { params: { number: given } });
    setFound(answer.ok ? answer.value : null);
    if (!answer.ok) setProblem(answer.problem);
  };
  return (
    <Dialog title={t.title} onClose={links.stop}>
      <form
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void find(number.trim());
        }}
      >
        <Field
          label={t.number}
          hint={t.numberHint}
          error={wrong}
          inputMode="numeric"
          autoComplete="off"
          maxLength={15}
          value={number}
          onChange={({ target }) => setNumber(target.value)}
        />
        <button type="submit" className={found ? 'button wide' : 'button main wide'}>
          {t.find}
        </button>
      </form>
      {previous.length > 0 && !found ? (
        <div className="actions">
          {previous.slice(0, 4).map((one) => (
            <button
              key={one.id}
              type="button"
              className="button"
              onClick={() => void find(String(one.number))}
            >
              {one.number} · {desk.intents[one.intent]}
            </button>
          ))}
        </div>
      ) : null}
      <ProblemNote problem={problem} />
      {found ? <What key={found.id} view={view} other={found} links={links} /> : null}
    </Dialog>
  );
}

function What({ view, other, links }: { view: StaffView; other: StaffView; links: Links }) {
  const t = useText(linkTexts);
  const desk = useText(deskTexts);
  const [what, setWhat] = useState<'merge' | LinkKind>('merge');
  const [older, newer] = view.number < other.number ? [view, other] : [other, view];
  // One that has ended takes nothing in.
  const [keep, setKeep] = useState(older.status === 'closed' ? newer.id : older.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (what === 'merge' ? links.merge(other, keep) : links.link(other, what));
  };
  return (
    <form onSubmit={submit}>
      <p className="desk-found" role="status" translate="no">
        <strong>
          {other.number} · {other.who.name ?? desk.guest} · {desk.intents[other.intent]}
        </strong>
        <span>{desk.statuses[other.status]}</span>
        <span className="fine">{other.excerpt || '…'}</span>
      </p>
      <fieldset className="desk-what">
        <legend>{t.what}</legend>
        {(['merge', ...LINK_KINDS] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="what" checked={what === one} onChange={() => setWhat(one)} />
            {one === 'merge' ? t.merge : t.link[one]}
          </label>
        ))}
      </fieldset>
      {what === 'merge' ? (
        <>
          <label className="field">
            <strong>{t.keep}</strong>
            <select value={keep} onChange={({ target }) => setKeep(target.value)}>
              {[older, newer].map((one) => (
                <option key={one.id} value={one.id} disabled={one.status === 'closed'}>
                  {one === older ? t.older(one.number) : t.newer(one.number)}
                </option>
              ))}
            </select>
          </label>
          <p className="fine">{t.mergeHint}</p>
        </>
      ) : null}
      <button type="submit" className="button main wide" disabled={links.busy}>
        {what === 'merge' ? t.doMerge : t.doLink}
      </button>
    </form>
  );
}
