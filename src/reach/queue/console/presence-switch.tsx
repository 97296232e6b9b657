/** In the header of the desk: available, busy or away; and how many, in which languages, about what. */
import { useState } from 'react';
import { useText } from '../../../../web/console/language.tsx';
import { STATES } from '../contract.ts';
import { Mark } from './mark.tsx';
import { presenceTexts } from './presence-messages.ts';
import { PresencePanel } from './presence-panel.tsx';
import type { UsedPresence } from './use-presence.ts';
import './presence.css';

export function PresenceSwitch({ of }: { of: UsedPresence }) {
  const t = useText(presenceTexts);
  const [open, setOpen] = useState(false);
  const { presence, be, busy } = of;
  if (!presence) return null;
  const { state, chats, capacity, cap } = presence;
  const most = Math.min(capacity, cap ?? capacity);
  return (
    <>
      <fieldset className="presence-switch">
        <legend className="hid">{t.choose}</legend>
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === state}
            title={t.hints[one]}
            disabled={busy}
            onClick={() => be(one)}
            aria-keyshortcuts={one === 'available' ? 'a' : undefined}
          >
            <Mark of={one} />
            {t.states[one]}
          </button>
        ))}
      </fieldset>
      <button type="button" className="button presence-load" onClick={() => setOpen(true)}>
        <span aria-hidden="true">{t.takes(chats, most)}</span>
        <span className="hid">
          {t.settings} · {t.takesLong(chats, most)}
        </span>
      </button>
      {open ? <PresencePanel of={of} presence={presence} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
