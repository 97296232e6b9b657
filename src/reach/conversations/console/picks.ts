/** Which conversations of a list are selected, to do one thing with all of them. */
import { useEffect, useMemo, useState } from 'react';
import type { StaffView } from '../contract.ts';

export interface Picks {
  readonly views: readonly StaffView[];
  readonly isAll: boolean;
  readonly has: (id: string) => boolean;
  /** @param isRange everything from the one that was picked last up to this one */
  readonly pick: (id: string, isRange: boolean) => void;
  readonly all: () => void;
  readonly only: (ids: Iterable<string>) => void;
}

/** What lies between two of them, both included. Pure. */
export function between(ids: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** @param place of the list: with another one the selection begins anew */
export function usePicks(rows: readonly StaffView[], place: string): Picks {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another list is shown
  useEffect(() => {
    setPicked(new Set());
    setLast(null);
  }, [place]);
  return useMemo(() => {
    const ids = rows.map(({ id }) => id);
    // Whoever has left the list is selected no more.
    const views = rows.filter(({ id }) => picked.has(id));
    const isAll = rows.length > 0 && views.length === rows.length;
    return {
      views,
      isAll,
      has: (id) => picked.has(id),
      pick(id, isRange) {
        const next = new Set(views.map((view) => view.id));
        if (isRange && last !== null) for (const one of between(ids, last, id)) next.add(one);
        else if (!next.delete(id)) next.add(id);
        setPicked(next);
        setLast(id);
      },
      all: () => setPicked(new Set(isAll ? [] : ids)),
      only: (wanted) => setPicked(new Set(wanted)),
    };
  }, [rows, picked, last]);
}

/** The one that has the focus in the list, or else the one that is open. */
export function pickable(open: string | null): string | null {
  const row = document.activeElement?.closest('.desk-rows li')?.querySelector<HTMLElement>('.desk-row');
  return row?.dataset.conversation ?? open;
}
