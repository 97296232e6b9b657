/** What is done with all that are selected: asked for, while it goes on, and what came of it. */
import { useState } from 'react';
import { queries } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { deskApi, type StaffView, toolsApi } from '../contract.ts';
import { type Asking, actOnAll, type Deed, type Outcome, type Refused } from './bulk.ts';
import { BulkDialogs } from './bulk-dialogs.tsx';
import { resolveAll } from './deeds.ts';
import { deskTexts } from './messages.ts';
import type { Picks } from './picks.ts';
import { toolTexts } from './tools-messages.ts';

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly done: number; readonly of: number; readonly stop: () => void }
  | { readonly is: 'done'; readonly deed: Deed; readonly outcome: Outcome; readonly undone: boolean };

export function Bulk({ picks }: { picks: Picks }) {
  const t = useText(toolTexts);
  const [state, setState] = useState<State>({ is: 'idle' });
  const [asking, setAsking] = useState<Asking>(null);
  const run = async (deed: Deed, views: readonly StaffView[], isUndo = false) => {
    setAsking(null);
    const control = new AbortController();
    const onStep = (done: number) =>
      setState({ is: 'running', done, of: views.length, stop: () => control.abort() });
    onStep(0);
    const outcome = await actOnAll(views, isUndo ? deed.undo : deed.act, { signal: control.signal, onStep });
    // Those that were not done stay selected, to be tried again.
    if (!isUndo)
      picks.only([...outcome.refused.map(({ view }) => view), ...outcome.left].map(({ id }) => id));
    setState({ is: 'done', deed, outcome, undone: isUndo });
    for (const { method, path } of [deskApi.list, deskApi.get, toolsApi.tags])
      void queries.invalidateQueries({ queryKey: [method, path] });
  };
  if (state.is === 'running') return <Progress {...state} />;
  const { views } = picks;
  return (
    <>
      {state.is === 'done' ? (
        <Told
          {...state}
          onUndo={() => void run(state.deed, state.outcome.done, true)}
          onClose={() => setState({ is: 'idle' })}
        />
      ) : null}
      {views.length > 0 ? (
        <section className="desk-bulk" aria-label={t.picked(views.length)}>
          <p>{t.picked(views.length)}</p>
          <div className="actions">
            <button type="button" className="button" onClick={() => void run(resolveAll, views)}>
              {t.bulk.resolve}
            </button>
            {(['snooze', 'transfer', 'tag'] as const).map((name) => (
              <button key={name} type="button" className="button" onClick={() => setAsking(name)}>
                {t.bulk[name]}
              </button>
            ))}
            <button type="button" className="button plain" onClick={() => picks.only([])}>
              {t.unpick}
            </button>
          </div>
        </section>
      ) : null}
      <BulkDialogs asking={asking} onClose={() => setAsking(null)} onDeed={(deed) => void run(deed, views)} />
    </>
  );
}

function Progress({ done, of, stop }: Extract<State, { is: 'running' }>) {
  const t = useText(toolTexts);
  return (
    <div className="desk-bulk">
      <p role="status">{t.running(done, of)}</p>
      <progress max={of} value={done} aria-label={t.running(done, of)} />
      <div className="actions">
        <button type="button" className="button" onClick={stop}>
          {t.stop}
        </button>
      </div>
    </div>
  );
}

interface ToldProps extends Extract<State, { is: 'done' }> {
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What came of it: those that were refused stand there with why. */
function Told({ deed, outcome: { done, refused, left }, undone, onUndo, onClose }: ToldProps) {
  const t = useText(toolTexts);
  const of = done.length + refused.length + left.length;
  const isWhole = done.length === of;
  const says = undone
    ? [t.undone(done.length), isWhole ? '' : t.notUndone(of - done.length)].join(' ')
    : isWhole
      ? t.allDone(deed.name, of)
      : t.someDone(deed.name, done.length, of);
  return (
    <div className="desk-bulk">
      <p role="status">{says}</p>
      <Why refused={refused} />
      <div className="actions">
        {done.length > 0 && !undone ? (
          <button type="button" className="button" onClick={onUndo}>
            {t.undo}
          </button>
        ) : null}
        <button type="button" className="button plain" onClick={onClose}>
          {t.dismiss}
        </button>
      </div>
    </div>
  );
}

function Why({ refused }: { refused: readonly Refused[] }) {
  const { guest } = useText(deskTexts);
  if (refused.length === 0) return null;
  return (
    <ul>
      {refused.map(({ view, says }) => (
        <li key={view.id}>
          <strong>
            {view.who.name ?? guest} {view.number}
          </strong>{' '}
          {says}
        </li>
      ))}
    </ul>
  );
}
