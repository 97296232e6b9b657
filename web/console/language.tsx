/** The language of the console: what the document came in, until somebody switches. Every text has both. */
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

export type Lang = 'zh' | 'en';
export interface Both<T> {
  readonly zh: T;
  readonly en: T;
}

const HTML_LANG: Both<string> = { zh: 'zh-CN', en: 'en' };
const documentLang = (): Lang => (document.documentElement.lang === 'en' ? 'en' : 'zh');

interface Language {
  readonly lang: Lang;
  switchTo(lang: Lang): void;
}
const Current = createContext<Language>({ lang: 'zh', switchTo: () => {} });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState(documentLang);
  useEffect(() => {
    document.documentElement.lang = HTML_LANG[lang];
  }, [lang]);
  const switchTo = (next: Lang) => {
    setLang(next);
    // The cookie is out of reach of scripts: whoever asks for a page in a language is given it.
    void fetch(`/console?lang=${next}`).catch(() => {});
  };
  return <Current value={{ lang, switchTo }}>{children}</Current>;
}

export const useLanguage = (): Language => use(Current);
export const useLang = (): Lang => use(Current).lang;
/** These texts in the language of the moment. */
export const useText = <T,>(texts: Both<T>): T => texts[use(Current).lang];

/** For what happens outside of any component, such as a request that found no network. */
export const textNow = <T,>(texts: Both<T>): T => texts[documentLang()];
