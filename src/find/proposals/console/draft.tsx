/** One part while it is being edited: steps can be undone, and nothing is lost by leaving unasked. */
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { guardLeaving } from '../../../../web/console/router.tsx';

interface Steps<T> {
  readonly past: readonly T[];
  readonly now: T;
  /** What the last step touched: typing in one field is one step. */
  readonly touched: string;
}

export interface Draft<T> {
  readonly value: T;
  readonly changed: boolean;
  readonly canUndo: boolean;
  /** What it began from is no longer what stands there. */
  readonly moved: boolean;
  edit(touched: string, value: T): void;
  undo(): void;
  reset(): void;
  /** After it was saved: leaving asks nothing any more. */
  release(): void;
}

/** `initial` is what was saved last; another one while nothing is changed takes its place. */
export function useDraft<T>(initial: T): Draft<T> {
  const [steps, setSteps] = useState<Steps<T>>({ past: [], now: initial, touched: '' });
  const saved = JSON.stringify(initial);
  const changed = JSON.stringify(steps.now) !== saved;
  const released = useLeaveGuard(changed);
  const last = useRef(saved);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    if (last.current === saved) return;
    const before = last.current;
    last.current = saved;
    setSteps((was) => (JSON.stringify(was.now) === before ? { past: [], now: initial, touched: '' } : was));
    setMoved(true);
  }, [saved, initial]);
  return {
    value: steps.now,
    changed,
    canUndo: steps.past.length > 0,
    moved: moved && changed,
    edit: (touched, now) =>
      setSteps((was) => ({
        past: touched === was.touched && was.past.length > 0 ? was.past : [...was.past, was.now],
        now,
        touched,
      })),
    undo: () =>
      setSteps(({ past, now }) => ({ past: past.slice(0, -1), now: past.at(-1) ?? now, touched: '' })),
    reset: () => {
      setMoved(false);
      setSteps(({ past, now }) => ({ past: [...past, now], now: initial, touched: '' }));
    },
    release: () => {
      released.current = true;
    },
  };
}

function useLeaveGuard(changed: boolean) {
  const { leave } = useText(shellTexts);
  const released = useRef(false);
  useEffect(() => {
    if (!changed) return;
    return guardLeaving(() => (released.current ? null : leave));
  }, [changed, leave]);
  return released;
}
