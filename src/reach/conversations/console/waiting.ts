/** How many wait: in the title of the tab, and as a notification of the desktop for whoever wants it. */
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { deskTexts } from './messages.ts';

/** @param waiting undefined until that is known */
export function useWaitingBadge(waiting: number | undefined): void {
  const t = useText(deskTexts);
  const { product } = useText(shellTexts);
  const before = useRef(waiting);
  useEffect(() => {
    const badge = waiting ? `(${waiting}) ` : '';
    document.title = `${badge}${t.title} - ${product}`;
    const isMore = waiting !== undefined && before.current !== undefined && waiting > before.current;
    before.current = waiting;
    if (isMore && document.visibilityState === 'hidden') notify(t.notifyTitle, t.notifyText(waiting));
  }, [waiting, t, product]);
}

function notify(title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  // Of one tag: the newest takes the place of those before.
  const shown = new Notification(title, { body, tag: 'desk-waiting' });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
}

/** Null where there is nothing to ask. */
export function useConsent(): (() => void) | null {
  const [isOpen, setOpen] = useState('Notification' in window && Notification.permission === 'default');
  return isOpen ? () => void Notification.requestPermission().then(() => setOpen(false)) : null;
}
