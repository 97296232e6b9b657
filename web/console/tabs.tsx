/** Screens that belong together, as links above each. */
import { Link, usePlace } from './router.tsx';

export interface Tab {
  readonly to: string;
  readonly label: string;
  readonly count?: number | undefined;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { path } = usePlace();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: text, count }) => (
        <Link key={to} to={to} aria-current={path === to ? 'page' : undefined}>
          {text}
          {count ? <span className="count">{count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
