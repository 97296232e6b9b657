/** The desk by keyboard. Nothing fires while somebody types, nor where single keys are turned off. */
import { useEffect, useRef } from 'react';
import { isForShortcuts, useHelpKeys } from '../../../../web/console/keyboard.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { deskTexts } from './messages.ts';

export type DeskKey = 'j' | 'k' | 'r' | 'n' | 't' | 'h' | 'e' | 's' | 'x' | 'X' | 'l' | 'a';
/** Null where a key does nothing now. */
export type DeskKeys = Readonly<Record<DeskKey, (() => void) | null>>;

/** After `g` a letter leads elsewhere: see `useShortcuts`. */
const SECOND_KEY_MS = 1_500;

export function useDeskKeys(keys: DeskKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  const { title, ...does } = useText(deskTexts).keys;
  useHelpKeys(title, does);
  useEffect(() => {
    let goTo = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isForShortcuts(event)) return;
      const isSecond = event.timeStamp < goTo;
      goTo = event.key === 'g' ? event.timeStamp + SECOND_KEY_MS : 0;
      const act = isSecond ? null : newest.current[event.key as DeskKey];
      // Held down, a key goes on along the list, and does nothing else twice.
      if (!act || (event.repeat && event.key !== 'j' && event.key !== 'k')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
