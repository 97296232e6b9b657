/** What one does with two conversations, and what can be taken back of it. */
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { deskApi, type LinkKind, linksApi, type StaffView } from '../contract.ts';
import { linkTexts } from './links-words.ts';
import { openConversation, useDeskPlace } from './place.ts';

export interface Links {
  readonly isAsking: boolean;
  /** Null where there is nothing to merge or link. */
  readonly ask: (() => void) | null;
  readonly stop: () => void;
  readonly link: (other: StaffView, kind: LinkKind) => Promise<void>;
  readonly unlink: (other: string) => Promise<void>;
  /** @param keep the id of one of the two */
  readonly merge: (other: StaffView, keep: string) => Promise<void>;
  /** What was merged into the open one just now. */
  readonly merged: { readonly number: number; readonly undo: () => void } | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

const STALE = [deskApi.list, deskApi.get, linksApi.around] as const;

export function useLinks(view: StaffView | null): Links {
  const t = useText(linkTexts);
  const { list } = useDeskPlace();
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<{ part: StaffView; into: string } | null>(null);
  const [link, unlink, merge, unmerge] = [
    useAct(linksApi.link, STALE),
    useAct(linksApi.unlink, STALE),
    useAct(linksApi.merge, STALE),
    useAct(linksApi.unmerge, STALE),
  ];
  const all = [link, unlink, merge, unmerge];
  const id = view?.id ?? '';
  const begin = () => {
    for (const one of all) one.reset();
  };
  const undo = async (part: StaffView) => {
    begin();
    if (!(await unmerge.act({ params: { id: part.id } })).ok) return;
    setDone(null);
    say(t.undone);
  };
  return {
    isAsking,
    ask: view && !view.mergedInto ? () => setAsking(true) : null,
    stop: () => setAsking(false),
    async link(other, kind) {
      begin();
      const { ok } = await link.act({ params: { id, other: other.id }, body: { kind } });
      setAsking(false);
      if (ok) say(t.linked(other.number));
    },
    async unlink(other) {
      begin();
      if ((await unlink.act({ params: { id, other } })).ok) say(t.unlinked);
    },
    async merge(other, keep) {
      begin();
      const { ok } = await merge.act({ params: { id }, body: { with: other.id, keep } });
      setAsking(false);
      if (!ok || !view) return;
      setDone({ part: keep === id ? other : view, into: keep });
      openConversation(list, keep);
    },
    merged: done && done.into === id ? { number: done.part.number, undo: () => void undo(done.part) } : null,
    busy: all.some(({ busy }) => busy),
    problem: all.find(({ problem }) => problem)?.problem ?? null,
  };
}
