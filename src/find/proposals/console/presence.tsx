/** Who else is looking at a proposal, and telling them that you are. */
import { useEffect } from 'react';
import { call } from '../../../../web/console/api.ts';
import { useText } from '../../../../web/console/language.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { words } from '../../surfaces/contract.ts';
import { type Proposal, putPresence } from '../contract.ts';
import { proposalMessages } from './proposal-messages.ts';

const EVERY_MS = 15_000;

export function Presence({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const w = useText(words);
  const { me } = useSession();
  const id = String(proposal.id);
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState === 'visible') void call(putPresence, { params: { id }, body: {} });
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
  const others = proposal.presence.filter(({ who }) => who.id !== me.person.id);
  const names = [...new Set(others.map(({ who }) => who.name))];
  return (
    <p role="status" className="cl-here">
      {names.length > 0 && t.here + names.join(w.separator)}
    </p>
  );
}
