import { useText } from '../../../../web/console/language.tsx';
import type { Person } from '../contract.ts';
import { staffTexts } from './messages.ts';

/** How somebody signs in. */
export function Factors({ person: { passkeys, password, totp } }: { person: Person }) {
  const t = useText(staffTexts);
  const held = [passkeys > 0 && t.passkeys(passkeys), password && t.password, totp && t.totp].filter(Boolean);
  return <span className="fine">{held.join(' · ') || '–'}</span>;
}
