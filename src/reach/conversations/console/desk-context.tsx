/** The line of the desk for all of its parts, as long as the screen is open. */
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../../web/console/api.ts';
import { orThrow } from '../../../../web/console/ask.ts';
import { textNow, useText } from '../../../../web/console/language.tsx';
import { guardLeaving } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { deskApi, toolsApi } from '../contract.ts';
import { DeskLine } from './desk-line.ts';
import { fileTexts } from './file-texts.ts';
import { deskTexts } from './messages.ts';

const Current = createContext<DeskLine | null>(null);

/** Anew with each change of what it holds. */
export function useDeskLine(): DeskLine {
  const line = use(Current);
  if (!line) throw new Error('there is no desk here');
  useSyncExternalStore(line.subscribe, line.version);
  return line;
}

export function DeskLineProvider({ children }: { children: ReactNode }) {
  const { person } = useSession().me;
  const { leave } = useText(deskTexts);
  const [line, setLine] = useState<DeskLine | null>(null);
  useEffect(() => {
    const opened = new DeskLine({
      personId: person.id,
      name: person.name,
      ticket: async () => orThrow(await call(deskApi.ticket)).ticket,
      earlier: async (id, before) =>
        orThrow(await call(toolsApi.earlier, { params: { id }, query: { before } })).messages,
      now: Date.now,
      tooLarge: () => textNow(fileTexts).tooLarge,
    });
    setLine(opened);
    window.addEventListener('online', opened.online);
    window.addEventListener('offline', opened.offline);
    return () => {
      window.removeEventListener('online', opened.online);
      window.removeEventListener('offline', opened.offline);
      void opened.close();
    };
  }, [person.id, person.name]);
  useEffect(() => (line ? guardLeaving(() => (line.hasUnsent ? leave : null)) : undefined), [line, leave]);
  return line ? <Current value={line}>{children}</Current> : null;
}
