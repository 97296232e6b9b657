/** Light and dark, as the system has it or as somebody chose. The colours are those of web/styles/tokens.css. */
import { useSyncExternalStore } from 'react';

export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];
export type Scheme = 'light' | 'dark';

const LIGHT = {
  ink: '#15211e',
  soft: '#50605b',
  paper: '#fff',
  wash: '#f2f6f4',
  line: '#d2dcd8',
  accent: '#00695c',
  'on-accent': '#fff',
  band: '#00574c',
  'on-band': '#fff',
  stop: '#a6341b',
  'stop-wash': '#fdf1ec',
  shadow: '0 4px 24px #0a1f1a2e',
};
const DARK: typeof LIGHT = {
  ink: '#e7eeeb',
  soft: '#a5b5af',
  paper: '#0f1614',
  wash: '#17201d',
  line: '#33413c',
  accent: '#6fd6c2',
  'on-accent': '#05231d',
  band: '#0b352e',
  'on-band': '#f2faf7',
  stop: '#ff9d80',
  'stop-wash': '#2b1a14',
  shadow: '0 4px 24px #0009',
};
export const PALETTES: Readonly<Record<Scheme, typeof LIGHT>> = { light: LIGHT, dark: DARK };

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
  for (const name of Object.keys(LIGHT) as (keyof typeof LIGHT)[]) {
    if (chosen === 'auto') root.style.removeProperty(`--${name}`);
    else root.style.setProperty(`--${name}`, PALETTES[chosen][name]);
  }
}
