/** Light and dark, as the system has it or as somebody chose. */
import { useSyncExternalStore } from 'react';
import { PALETTES, type Scheme } from './palette.ts';

export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];
const COOKIE_DAYS = 365;
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const root = document.documentElement;

export const appearance = (): Appearance => APPEARANCES.find((one) => one === root.dataset.theme) ?? 'auto';

const scheme = (): Scheme => {
  const chosen = appearance();
  return chosen === 'auto' ? (systemDark.matches ? 'dark' : 'light') : chosen;
};

const tell = () => {
  for (const listener of listeners) listener();
};
systemDark.addEventListener('change', tell);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, scheme);
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, appearance);

/** Remembered in a cookie, so that the next document comes in these colours before any script runs. */
export function choose(chosen: Appearance): void {
  const age = chosen === 'auto' ? 0 : COOKIE_DAYS * 86_400;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `theme=${chosen}; Path=/console; Max-Age=${age}; SameSite=Lax`;
  root.dataset.theme = chosen;
  paint();
  tell();
}

/** What was chosen goes before what the style sheet takes from the system. */
export function paint(): void {
  const chosen = appearance();
  for (const name of Object.keys(PALETTES.light) as (keyof (typeof PALETTES)['light'])[]) {
    if (chosen === 'auto') root.style.removeProperty(`--${name}`);
    else root.style.setProperty(`--${name}`, PALETTES[chosen][name]);
  }
}
