/** What stands around a screen for who is not signed in: nothing to get lost in, and a way to help. */
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { PauseNote } from './pause.tsx';
import { LanguageSwitch } from './switches.tsx';

export function Entrance({ children }: { children: ReactNode }) {
  const t = useText(shellTexts);
  return (
    <div className="entrance">
      <header>
        <span className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>{t.product}</span>
        </span>
        <LanguageSwitch />
      </header>
      <PauseNote />
      <main id="main">{children}</main>
      <footer className="fine">
        {t.help.contact} <a href="/contact">{t.help.contactLink}</a>
      </footer>
    </div>
  );
}
