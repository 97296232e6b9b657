/** Shortcuts of single characters, which whoever is disturbed by them can turn off (WCAG 2.1.4). */
import { useEffect, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { createHost } from './host.ts';
import { useLang, useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { destinationsOf } from './navigation.ts';
import { navigate } from './router.tsx';
import { useSession } from './session.tsx';

const OFF = 'shortcuts-off';
const SECOND_KEY_MS = 1_500;
const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox], dialog, [role=dialog]';

export const shortcutsOn = (): boolean => localStorage.getItem(OFF) === null;

/** Whether this key may do something by itself: nobody types, and nothing stands over the screen. */
export function isForShortcuts({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const typing = target instanceof Element && target.closest(TYPING);
  const isCovered = document.querySelector('dialog[open]') !== null;
  return !typing && !isCovered && !ctrlKey && !metaKey && !altKey && shortcutsOn();
}

interface HelpKeys {
  readonly title: string;
  readonly does: Readonly<Record<string, string>>;
}
const ofScreen = createHost<HelpKeys>();

/** What the screen's own keys do, told in the help as long as it is shown. */
export function useHelpKeys(title: string, does: HelpKeys['does']): void {
  const text = JSON.stringify({ title, does });
  useEffect(() => {
    ofScreen.show(JSON.parse(text));
    return () => ofScreen.show(null);
  }, [text]);
}

/** `?` asks for help, `/` goes to the search, `g` and a letter to a place. */
export function useShortcuts(onHelp: () => void): void {
  const { permissions } = useSession();
  useEffect(() => {
    let goTo = 0;
    const pressed = (event: KeyboardEvent) => {
      if (!isForShortcuts(event)) return;
      const target =
        event.timeStamp < goTo && destinationsOf(permissions).find(({ key }) => key === event.key);
      goTo = event.key === 'g' ? event.timeStamp + SECOND_KEY_MS : 0;
      if (target) navigate(target.path);
      else if (event.key === '?') onHelp();
      else if (event.key === '/') document.querySelector<HTMLElement>('input[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [permissions, onHelp]);
}

export function Help({ onClose }: { onClose: () => void }) {
  const t = useText(shellTexts);
  const lang = useLang();
  const { permissions } = useSession();
  const [on, setOn] = useState(shortcutsOn);
  const toggle = () => {
    if (on) localStorage.setItem(OFF, 'yes');
    else localStorage.removeItem(OFF);
    setOn(!on);
  };
  const own = ofScreen.use();
  const keys: readonly (readonly [string, string])[] = [
    ['?', t.help.thisHelp],
    ['/', t.help.search],
    ...destinationsOf(permissions).map(({ key, label }) => [`g ${key}`, t.help.goTo(label[lang])] as const),
  ];
  return (
    <Dialog title={t.help.title} onClose={onClose}>
      <p>{t.help.lead}</p>
      <h3>{t.help.keys}</h3>
      <label className="tick">
        <input type="checkbox" checked={on} onChange={toggle} /> {t.help.on}
      </label>
      {own ? (
        <>
          <h4>{own.title}</h4>
          <Keys keys={Object.entries(own.does)} />
          <h4>{t.help.everywhere}</h4>
        </>
      ) : null}
      <Keys keys={keys} />
      <p>
        {t.help.contact} <a href="/contact">{t.help.contactLink}</a>
      </p>
    </Dialog>
  );
}

function Keys({ keys }: { keys: readonly (readonly [string, string])[] }) {
  return (
    <dl className="keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            {key.split(' ').map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
