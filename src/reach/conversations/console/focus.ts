import type { KeyboardEvent } from 'react';

/** Arrows go from row to row, as in any list. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  const way = step[event.key as keyof typeof step];
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const next = way && row?.[way]?.querySelector('a');
  if (!next) return;
  event.preventDefault();
  next.focus();
}
