/** The way around: beside the screen on a desk, behind a button and along the foot on a phone. */

import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { allowed, type Destination, isAt, ME, type NAVIGATION } from './navigation.ts';
import { Link, usePlace } from './router.tsx';
import { useSession } from './session.tsx';

export function Sider({ onGo }: { onGo?: () => void }) {
  const t = useText(shellTexts);
  const { permissions } = useSession();
  return (
    <nav className="ways" aria-label={t.main}>
      {allowed(permissions).map(({ label, destinations }) => (
        <Group
          key={destinations[0]?.path}
          label={label}
          destinations={destinations}
          {...(onGo ? { onGo } : {})}
        />
      ))}
    </nav>
  );
}

function Group({ label, destinations, onGo }: (typeof NAVIGATION)[number] & { onGo?: () => void }) {
  const none = { zh: '', en: '' };
  const heading = useText(label ?? none);
  return (
    <>
      {label ? <p className="fine">{heading}</p> : null}
      <ul>
        {destinations.map((destination) => (
          <li key={destination.path}>
            <Way to={destination} {...(onGo ? { onGo } : {})} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Way({ to, onGo }: { to: Destination; onGo?: () => void }) {
  const { path } = usePlace();
  const label = useText(to.label);
  return (
    <Link to={to.path} aria-current={isAt(to, path) ? 'page' : undefined} onClick={onGo}>
      <Icon name={to.icon} />
      <span>{label}</span>
    </Link>
  );
}

/** Three places and the menu, within reach of a thumb. */
export function Dock({ onMenu }: { onMenu: () => void }) {
  const t = useText(shellTexts);
  const { permissions } = useSession();
  const handy = [...allowed(permissions).flatMap(({ destinations }) => destinations), ME]
    .filter((one) => one.handy || one === ME)
    .slice(0, 4);
  return (
    <nav className="dock" aria-label={t.main}>
      {handy.map((destination) => (
        <Way key={destination.path} to={destination} />
      ))}
      <button type="button" onClick={onMenu}>
        <Icon name="menu" />
        <span>{t.more}</span>
      </button>
    </nav>
  );
}
