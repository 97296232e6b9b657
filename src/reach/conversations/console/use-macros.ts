/** Macros in the field: a slash and a part of one finds it, and it is put in where the slash stands. */
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { useAsk } from '../../../../web/console/ask.ts';
import { useSession } from '../../../../web/console/session.tsx';
import {
  askedAt,
  fill,
  findMacros,
  gapsIn,
  type Macro,
  macrosApi,
  readTemplate,
} from '../../macros/contract.ts';
import { MAX_TEXT, type StaffView } from '../contract.ts';
import { valuesOf } from './macro-values.ts';

const MOST_SHOWN = 8;

interface Options {
  readonly view: StaffView;
  readonly staffNumber: number | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly onInserted: (macro: Macro) => void;
  readonly onTooLong: () => void;
}

export interface MacroChoice {
  readonly listId: string;
  /** None while nothing is asked for. */
  readonly found: readonly Macro[];
  readonly active: number;
  readonly choose: (macro: Macro) => void;
  /** Called wherever the caret may have moved. */
  readonly look: () => void;
  /** True where the key was meant for the list. */
  readonly pressed: (event: KeyboardEvent) => boolean;
}

export function useMacros({
  view,
  staffNumber,
  field,
  text,
  change,
  onInserted,
  onTooLong,
}: Options): MacroChoice {
  const { name } = useSession().me.person;
  const macros = useAsk(macrosApi.list, {}).data?.macros ?? [];
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** Where the slash stands that somebody wants no macro for. */
  const [shut, setShut] = useState<number | null>(null);
  const select = useSelectLater(field);
  const asked = askedAt(text, Math.min(caret, text.length));
  const isOpen = asked !== null && asked.start !== shut;
  const found = isOpen ? findMacros(macros, asked.part).slice(0, MOST_SHOWN) : [];
  const at = Math.min(active, found.length - 1);
  const choose = (macro: Macro) => {
    if (!asked) return;
    const said = fill(
      readTemplate(macro.texts[view.lang]).parts,
      valuesOf(view, { name, staffNumber }),
      view.lang,
    );
    const next = text.slice(0, asked.start) + said + text.slice(asked.end);
    if (next.length > MAX_TEXT) return onTooLong();
    change(next);
    const gap = gapsIn(said)[0];
    const end = asked.start + said.length;
    select(gap ? asked.start + gap.start : end, gap ? asked.start + gap.end : end);
    setActive(0);
    onInserted(macro);
  };
  const keys = new Map<string, () => void>([
    ['ArrowDown', () => setActive((at + 1) % found.length)],
    ['ArrowUp', () => setActive((at + found.length - 1) % found.length)],
    ['Enter', () => found[at] && choose(found[at])],
    ['Escape', () => setShut(asked?.start ?? null)],
  ]);
  return {
    listId,
    found,
    active: at,
    choose,
    look() {
      const now = field.current?.selectionStart ?? 0;
      setCaret(now);
      if (now !== caret) setActive(0);
      if (!askedAt(field.current?.value ?? '', now)) setShut(null);
    },
    pressed(event) {
      const act = event.shiftKey || found.length === 0 ? undefined : keys.get(event.key);
      if (!act) return false;
      event.preventDefault();
      act();
      return true;
    },
  };
}

/** Once the text stands in the field. */
function useSelectLater(field: Options['field']): (start: number, end: number) => void {
  const wanted = useRef<readonly [number, number] | null>(null);
  useLayoutEffect(() => {
    if (!wanted.current || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(...wanted.current);
    wanted.current = null;
  });
  return (start, end) => {
    wanted.current = [start, end];
  };
}
