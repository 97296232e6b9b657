import { useEffect } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { Empty, Screen, Skeleton } from '../../../../web/console/frame.tsx';
import { Keyed } from '../../../../web/console/keyed.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { PresenceNote, PresenceSwitch, usePresence } from '../../../../web/console/presence.ts';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { deskApi, type StaffView } from '../contract.ts';
import { About } from './about.tsx';
import { useActs } from './acts.ts';
import { useAfterSending } from './after-sending.ts';
import { Around } from './around.tsx';
import { useSound } from './chime.ts';
import { DeskLineProvider, useDeskLine } from './desk-context.tsx';
import { Dialogs } from './dialogs.tsx';
import { Kept } from './kept.tsx';
import { useDeskKeys } from './keys.ts';
import { LinkDialog } from './link-dialog.tsx';
import { useLinks } from './links.ts';
import { Lists, useList } from './lists.tsx';
import { deskTexts } from './messages.ts';
import { pickable, usePicks } from './picks.ts';
import { openConversation, useDeskPlace } from './place.ts';
import { Talk } from './talk.tsx';
import { toolTexts } from './tools-messages.ts';
import { useCalls, useConsent } from './waiting.ts';
import { beginWriting } from './writing.ts';
import './lists.css';
import './talk.css';
import './composer.css';
import './about.css';
import './tools.css';
import './desk.css';
import './search/search.css';
import './links.css';

/** Where agents work: who waits, what is said, and whom one talks with. */
export default function Desk() {
  return (
    <DeskLineProvider>
      <Panes />
    </DeskLineProvider>
  );
}

function Panes() {
  const t = useText(deskTexts);
  const tools = useText(toolTexts);
  const { list, id, tag, pane } = useDeskPlace();
  const line = useDeskLine();
  const listed = useList(list, tag);
  const picks = usePicks(listed.rows, `${list} ${tag}`);
  const consent = useConsent();
  const sound = useSound();
  const inSight = document.visibilityState === 'visible' ? id : null;
  useCalls({ counts: listed.counts, unread: line.unreadBut(inSight) });
  useEffect(() => {
    if (id) line.open(id);
  }, [line, id]);
  const { asked, view } = useOpen(id);
  const acts = useActs(view);
  const afterSending = useAfterSending();
  const presence = usePresence();
  const links = useLinks(view);
  const step = (by: 1 | -1) => () => {
    const at = listed.rows.findIndex((one) => one.id === id);
    const next = at < 0 ? listed.rows[0] : listed.rows[at + by];
    if (next) openConversation(list, next.id);
  };
  const pick = (isRange: boolean) => () => {
    const one = pickable(id);
    if (one) picks.pick(one, isRange);
  };
  const write = (asNote: boolean) => (view ? () => beginWriting(asNote) : null);
  useDeskKeys({
    j: step(1),
    k: step(-1),
    r: write(false),
    n: write(true),
    t: acts.take,
    h: acts.ask.transfer,
    e: acts.resolve,
    s: acts.ask.snooze,
    x: pick(false),
    X: pick(true),
    a: presence.toggle,
    l: links.ask,
  });
  const mine = useAsk(deskApi.colleagues, {}).data?.colleagues.find(({ you }) => you);
  const actions = (
    <>
      <PresenceSwitch of={presence} />
      <button type="button" className="button" onClick={sound.toggle}>
        {sound.isOn ? tools.soundOff : tools.soundOn}
      </button>
      {consent ? (
        <button type="button" className="button" onClick={consent}>
          {t.notify}
        </button>
      ) : null}
    </>
  );
  return (
    <Screen title={t.title} actions={actions}>
      <PresenceNote of={presence} />
      <div className="desk" data-pane={pane}>
        <Lists listed={listed} picks={picks} />
        {view ? (
          <>
            <Talk
              view={view}
              thread={line.thread(view.id)}
              staffNumber={mine?.staffNumber ?? null}
              acts={acts}
              afterSending={afterSending}
              links={links}
            />
            <About view={view} acts={acts}>
              <Around view={view} links={links} />
              <Kept key={view.id} view={view} />
            </About>
            <Dialogs view={view} acts={acts} />
            {links.isAsking ? <LinkDialog view={view} links={links} /> : null}
          </>
        ) : (
          <section className="desk-talk" aria-label={t.log}>
            {id === null ? (
              <Empty title={t.pick}>
                <Keyed>{t.pickText}</Keyed>
              </Empty>
            ) : asked.error ? (
              <ProblemNote problem={asked.error.problem} onRetry={() => void asked.refetch()} />
            ) : (
              <div className="desk-pad">
                <Skeleton />
              </div>
            )}
          </section>
        )}
      </div>
    </Screen>
  );
}

/** How the open conversation stands: as the line tells it, and until that speaks, as it was when asked. */
function useOpen(id: string | null) {
  const line = useDeskLine();
  const asked = useAsk(deskApi.get, { params: { id: id ?? '' } }, { enabled: id !== null });
  const told = id === null ? null : (line.thread(id)?.view as StaffView | null | undefined);
  return { asked, view: id === null ? null : (told ?? asked.data ?? null) };
}
