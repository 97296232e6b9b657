/** What one does with a conversation, from a button or by a key: the same, with the same refusals. */
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { dateTime } from '../../../../web/console/date-time.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { queueApi } from '../../queue/contract.ts';
import { deskApi, type StaffView } from '../contract.ts';
import { deskTexts } from './messages.ts';

/** A colleague, or a team. */
export interface Heir {
  readonly id: string;
  readonly name: string;
  readonly isTeam: boolean;
}

export type Dialogue = 'transfer' | 'snooze';

export interface Acts {
  /** Null where it makes no sense now. */
  readonly take: (() => void) | null;
  readonly resolve: (() => void) | null;
  readonly reopen: (() => void) | null;
  /** Takes back a resolution of just now. */
  readonly undo: (() => void) | null;
  readonly ask: Readonly<Record<Dialogue, (() => void) | null>>;
  readonly asking: Dialogue | null;
  readonly stopAsking: (what: Dialogue) => void;
  readonly transfer: (to: Heir | null, note: string) => Promise<void>;
  readonly snooze: (until: number) => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

const STALE = [deskApi.list, deskApi.get, deskApi.colleagues] as const;
const UNDERWAY: ReadonlySet<string> = new Set(['open', 'pending', 'snoozed']);

export function useActs(view: StaffView | null): Acts {
  const t = useText(deskTexts);
  const lang = useLang();
  const { me } = useSession();
  const [asking, setAsking] = useState<Dialogue | null>(null);
  const [undoable, setUndoable] = useState<string | null>(null);
  const [take, transfer, handOver, move] = [
    useAct(deskApi.take, STALE),
    useAct(deskApi.transfer, STALE),
    useAct(queueApi.handOver, STALE),
    useAct(deskApi.move, STALE),
  ];
  const params = { id: view?.id ?? '' };
  const when = (isPossible: boolean, act: () => unknown) => (view && isPossible ? () => void act() : null);
  const isUnderway = view !== null && UNDERWAY.has(view.status);
  const begin = () => {
    for (const one of [take, transfer, handOver, move]) one.reset();
    setUndoable(null);
  };
  const reopen = async () => {
    begin();
    if ((await move.act({ params, body: { act: 'reopen' } })).ok) say(t.reopened);
  };
  return {
    take: when(view?.status !== 'closed' && view?.assignedTo !== me.person.id, async () => {
      begin();
      if ((await take.act({ params })).ok) say(t.taken);
    }),
    resolve: when(isUnderway, async () => {
      begin();
      if ((await move.act({ params, body: { act: 'resolve' } })).ok) setUndoable(params.id);
    }),
    reopen: when(view?.status === 'resolved', reopen),
    undo: when(view?.status === 'resolved' && undoable === view.id, reopen),
    ask: {
      transfer: when(isUnderway, () => setAsking('transfer')),
      snooze: when(view?.status === 'open' || view?.status === 'pending', () => setAsking('snooze')),
    },
    asking,
    // A dialog that closes late closes no other that was opened since.
    stopAsking: (what) => setAsking((now) => (now === what ? null : now)),
    async transfer(to, note) {
      begin();
      const said = note ? { note } : {};
      const { ok } = await (to?.isTeam
        ? handOver.act({ params, body: { team: to.id, ...said } })
        : transfer.act({ params, body: { to: to?.id ?? null, ...said } }));
      setAsking(null);
      if (ok) say(to ? t.transferred(to.name) : t.requeued);
    },
    async snooze(until) {
      begin();
      const body = { act: 'snooze' as const, until: new Date(until).toISOString() };
      const { ok } = await move.act({ params, body });
      setAsking(null);
      if (ok) say(t.snoozed(dateTime(until, lang)));
    },
    busy: take.busy || transfer.busy || handOver.busy || move.busy,
    problem: take.problem ?? transfer.problem ?? handOver.problem ?? move.problem,
  };
}
