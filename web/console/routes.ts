/** Every screen, by its address. Each is a file of its own that is loaded when somebody goes there. */
import type { ComponentType } from 'react';
import { matchPath } from './router.tsx';

export interface ScreenModule {
  readonly default: ComponentType<{ params: Readonly<Record<string, string>> }>;
}

export interface Route {
  readonly path: string;
  readonly load: () => Promise<ScreenModule>;
  /** For who is not signed in too; stands without the shell, and comes light. */
  readonly open?: true;
  /** Comes without Ant Design, and so at once. */
  readonly light?: true;
}

/** For a guest at any address, who stays there; and over the screen of somebody whose session has ended. */
export const SIGN_IN = () => import('../../src/people/accounts/console/sign-in.tsx');
export const SIGN_IN_AGAIN = () => import('../../src/people/accounts/console/sign-in-again.tsx');

export const ROUTES: readonly Route[] = [
  { path: '/', load: () => import('./home.tsx'), light: true },
  { path: '/join/:token', load: () => import('../../src/people/accounts/console/join.tsx'), open: true },
  { path: '/forgot', load: () => import('../../src/people/accounts/console/forgot.tsx'), open: true },
  { path: '/reset/:token', load: () => import('../../src/people/accounts/console/reset.tsx'), open: true },
  { path: '/me', load: () => import('../../src/people/accounts/console/me.tsx'), light: true },
];

/** The first route whose pattern fits, with what stands for its names. */
export function findRoute(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of ROUTES) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}
