/** Everything around a screen, for who is signed in. */
import { type ReactNode, useCallback, useState } from 'react';
import { AlarmNote } from '../../src/verify/calls/console/alarm-note.tsx';
import { Confirm } from './confirm.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { Help, useShortcuts } from './keyboard.tsx';
import { useText } from './language.tsx';
import { LiveProvider, useLine } from './live.tsx';
import { shellTexts } from './messages.ts';
import { ME } from './navigation.ts';
import { PauseNote } from './pause.tsx';
import { Link } from './router.tsx';
import { useSession } from './session.tsx';
import { Dock, Sider, Way } from './sider.tsx';
import { StepUp } from './step-up-dialog.tsx';
import { AppearanceSwitch, LanguageSwitch } from './switches.tsx';
import { Toast } from './toast.tsx';

export function Shell({ children }: { children: ReactNode }) {
  const t = useText(shellTexts);
  const [open, setOpen] = useState<'help' | 'menu' | null>(null);
  const help = useCallback(() => setOpen('help'), []);
  const close = () => setOpen(null);
  useShortcuts(help);
  return (
    <LiveProvider>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <div className="shell">
        <aside className="sider">
          <Brand />
          <Sider />
          <Foot />
        </aside>
        <div className="body">
          <header className="top">
            <Brand />
            <button type="button" className="button plain" onClick={help} aria-keyshortcuts="?">
              <Icon name="help" />
              <span>{t.help.title}</span>
            </button>
          </header>
          <div className="lines">
            <LineNote />
            <PauseNote />
          </div>
          <AlarmNote />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <footer className="fine">{t.zone}</footer>
        </div>
        <Dock onMenu={() => setOpen('menu')} />
      </div>
      <Confirm />
      <StepUp />
      <Toast />
      {open === 'help' ? <Help onClose={close} /> : null}
      {open === 'menu' ? (
        <Dialog title={t.menu} kind="drawer" onClose={close}>
          <Sider onGo={close} />
          <Foot />
        </Dialog>
      ) : null}
    </LiveProvider>
  );
}

function Brand() {
  const t = useText(shellTexts);
  return (
    <Link to="/" className="brand">
      <img src="/favicon.svg" alt="" width="28" height="28" />
      <span>{t.product}</span>
    </Link>
  );
}

/** Who one is, how it looks, and the way out. */
function Foot() {
  const t = useText(shellTexts);
  const { me, signOut } = useSession();
  return (
    <div className="foot">
      <AppearanceSwitch />
      <LanguageSwitch />
      <a className="button plain" href="/">
        <Icon name="arrow" />
        {t.publicSite}
      </a>
      <div className="ways">
        <Way to={{ ...ME, label: { zh: me.person.name, en: me.person.name } }} />
      </div>
      <button type="button" className="button plain" onClick={signOut}>
        <Icon name="leave" />
        {t.signOut}
      </button>
    </div>
  );
}

/** There all the time, so that what it says is read out when it comes. */
function LineNote() {
  const t = useText(shellTexts);
  const line = useLine();
  return (
    <div className={`line ${line}`} role="status">
      {line === 'open' ? null : t.live[line]}
    </div>
  );
}
