/** What calls an agent: a number in the title of the tab, and for whoever wants it a sound and a notification of the desktop. */
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import { chime } from './chime.ts';
import { deskTexts } from './messages.ts';
import { toolTexts } from './tools-messages.ts';

export interface Calls {
  /** How many wait for anybody, and how many are one's own. Undefined until that is known. */
  readonly counts: { readonly queue: number; readonly mine: number } | undefined;
  /** Of one's own how many have written what nobody has read. */
  readonly unread: number;
}

export function useCalls({ counts, unread }: Calls): void {
  const t = useText(deskTexts);
  const { mineTitle, mineText, saidTitle, saidText } = useText(toolTexts);
  const { product } = useText(shellTexts);
  const { queue, mine } = counts ?? {};
  const before = useRef({ queue, mine, unread });
  useEffect(() => {
    const number = (queue ?? 0) + unread;
    document.title = `${number > 0 ? `(${number}) ` : ''}${t.title} - ${product}`;
    const was = before.current;
    before.current = { queue, mine, unread };
    const isHidden = document.visibilityState === 'hidden';
    if (queue !== undefined && was.queue !== undefined && queue > was.queue)
      call(t.notifyTitle, t.notifyText(queue));
    else if (unread > was.unread) call(saidTitle, saidText(unread));
    // Whoever looks has taken it themselves, or sees it come.
    else if (isHidden && mine !== undefined && was.mine !== undefined && mine > was.mine)
      call(mineTitle, mineText);
  }, [queue, mine, unread, t, product, mineTitle, mineText, saidTitle, saidText]);
}

function call(title: string, body: string): void {
  chime();
  if (document.visibilityState === 'visible') return;
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
