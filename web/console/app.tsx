/** Which screen stands where: by the address, and by who is asking. */
import { QueryClientProvider } from '@tanstack/react-query';
import {
  Component,
  type ComponentType,
  type LazyExoticComponent,
  lazy,
  type ReactNode,
  Suspense,
} from 'react';
import { queries } from './ask.ts';
import { Closed } from './closed.tsx';
import { Entrance } from './entrance.tsx';
import { Asked, Screen, Skeleton } from './frame.tsx';
import { LanguageProvider, useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { destinationAt } from './navigation.ts';
import { PauseDialog } from './pause.tsx';
import { Link, usePlace } from './router.tsx';
import { findRoute, type Route, type ScreenModule, SIGN_IN, SIGN_IN_AGAIN } from './routes.ts';
import { SessionProvider, useMe, useSession } from './session.tsx';
import { Shell } from './shell.tsx';

const Kit = lazy(() => import('./kit.tsx'));
const SignIn = lazy(SIGN_IN);
const SignInAgain = lazy(SIGN_IN_AGAIN);

type ScreenComponent = LazyExoticComponent<ScreenModule['default'] & ComponentType<ScreenProps>>;
interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}
const screens = new Map<Route, ScreenComponent>();

interface Match {
  readonly route: Route;
  readonly params: ScreenProps['params'];
}

function screenOf(route: Route): ScreenComponent {
  const known = screens.get(route) ?? lazy(route.load);
  screens.set(route, known);
  return known;
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Gate />
        <PauseDialog />
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Gate() {
  const { path } = usePlace();
  const me = useMe();
  const found = findRoute(path);
  if (found?.route.open)
    return (
      <Entrance>
        <Content {...found} />
      </Entrance>
    );
  if (me.data === undefined)
    return (
      <Entrance>
        <Asked of={me}>{() => null}</Asked>
      </Entrance>
    );
  return (
    <SessionProvider
      guest={
        <Entrance>
          <Suspense fallback={<Skeleton />}>
            <SignIn />
          </Suspense>
        </Entrance>
      }
      again={
        <Suspense>
          <SignInAgain />
        </Suspense>
      }
    >
      <Shell>{found ? <Allowed {...found} /> : <NotFound />}</Shell>
    </SessionProvider>
  );
}

/** Who may not read what stands here is told so, and sees nothing else of it. */
function Allowed(match: Match) {
  const { path } = usePlace();
  const { permissions } = useSession();
  const { label, permission } = destinationAt(path) ?? {};
  if (!label || !permission || permissions.has(permission)) return <Content {...match} />;
  return <Closed key={path} label={label} permission={permission} />;
}

function Content({ route, params }: Match) {
  const { path } = usePlace();
  const Found = screenOf(route);
  const screen = <Found params={params} />;
  return (
    <Boundary key={path}>
      <Suspense fallback={<Skeleton lines={6} />}>
        {route.light || route.open ? screen : <Kit>{screen}</Kit>}
      </Suspense>
    </Boundary>
  );
}

function NotFound() {
  const t = useText(shellTexts).notFound;
  return (
    <Screen title={t.title} lead={t.detail}>
      <p>
        <Link to="/" className="button main">
          {t.home}
        </Link>
      </p>
    </Screen>
  );
}

/** A screen that cannot be loaded or shown leaves the rest standing. */
class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const t = useText(shellTexts).failed;
  return (
    <Screen title={t.title} lead={t.detail}>
      <p>
        <button type="button" className="button main" onClick={() => window.location.reload()}>
          {t.reload}
        </button>
      </p>
    </Screen>
  );
}
