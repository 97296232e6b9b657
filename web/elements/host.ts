/** What every element of ours needs to know of the page that it stands on. */
import type { Lang } from '@clearline/card';

export function langOf(element: Element): Lang {
  const lang = element.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang;
  return lang.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** @param define gets the origin that the running script was loaded from */
export function defineOnce(name: string, file: string, define: (origin: string) => void): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !script.src)
    console.error(`<${name}>: load ${file} with <script async src="…">, not as a module and not inlined.`);
  else if (customElements.get(name))
    console.error(`<${name}>: another script has defined this element; nothing was changed.`);
  else define(new URL(script.src).origin);
}
