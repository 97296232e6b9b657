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
  { path: '/enrol', load: () => import('../../src/people/accounts/console/enrol.tsx'), open: true },
  { path: '/forgot', load: () => import('../../src/people/accounts/console/forgot.tsx'), open: true },
  { path: '/reset-password', load: () => import('../../src/people/accounts/console/reset.tsx'), open: true },
  {
    path: '/verify-e-mail',
    load: () => import('../../src/people/accounts/console/verify-e-mail.tsx'),
    open: true,
  },
  { path: '/sign-up', load: () => import('../../src/people/accounts/console/sign-up.tsx'), open: true },
  { path: '/sign-in', load: () => import('./onwards.tsx'), light: true },
  { path: '/people', load: () => import('../../src/people/staff/console/people.tsx') },
  {
    path: '/people/invitations',
    load: () => import('../../src/people/staff/console/invitations.tsx'),
    light: true,
  },
  {
    path: '/people/recoveries',
    load: () => import('../../src/people/staff/console/recoveries.tsx'),
    light: true,
  },
  { path: '/people/:id', load: () => import('../../src/people/staff/console/person.tsx'), light: true },
  {
    path: '/publishers',
    load: () => import('../../src/find/publishers/console/publishers.tsx'),
    light: true,
  },
  {
    path: '/publishers/change',
    load: () => import('../../src/find/publishers/console/new-list.tsx'),
    light: true,
  },
  {
    path: '/reports',
    load: () => import('../../src/verify/reports/console/queue.tsx'),
    light: true,
  },
  {
    path: '/reports/list/:list',
    load: () => import('../../src/verify/reports/console/queue.tsx'),
    light: true,
  },
  {
    path: '/reports/appeals',
    load: () => import('../../src/verify/reports/console/appeals.tsx'),
    light: true,
  },
  {
    path: '/reports/:id',
    load: () => import('../../src/verify/reports/console/case.tsx'),
    light: true,
  },
  { path: '/desk', load: () => import('../../src/reach/conversations/console/desk.tsx'), light: true },
  { path: '/macros', load: () => import('../../src/reach/macros/console/macros.tsx'), light: true },
  { path: '/macros/:id', load: () => import('../../src/reach/macros/console/macro.tsx'), light: true },
  { path: '/board', load: () => import('../../src/reach/queue/console/board.tsx'), light: true },
  { path: '/board/teams', load: () => import('../../src/reach/teams/console/teams.tsx'), light: true },
  { path: '/board/shifts', load: () => import('../../src/reach/roster/console/roster.tsx'), light: true },
  {
    path: '/erasures',
    load: () => import('../../src/reach/conversations/console/erasures.tsx'),
    light: true,
  },
  { path: '/calls', load: () => import('../../src/verify/calls/console/calls.tsx'), light: true },
  { path: '/audit', load: () => import('../../src/people/audit/console/audit.tsx') },
  { path: '/mail', load: () => import('../../src/people/mail/console/mail.tsx') },
  { path: '/mail/:id', load: () => import('../../src/people/mail/console/message.tsx'), light: true },
  { path: '/webhooks', load: () => import('../../src/people/webhooks/console/webhooks.tsx'), light: true },
  {
    path: '/webhooks/:id',
    load: () => import('../../src/people/webhooks/console/webhook.tsx'),
    light: true,
  },
  { path: '/account', load: () => import('../../src/people/accounts/console/me.tsx'), light: true },
  { path: '/contacts', load: () => import('../../src/find/proposals/console/channels.tsx') },
  { path: '/contacts/new', load: () => import('../../src/find/proposals/console/new-channel.tsx') },
  {
    path: '/contacts/channels/:id',
    load: () => import('../../src/find/proposals/console/channel-editor.tsx'),
  },
  { path: '/operator', load: () => import('../../src/find/proposals/console/operator.tsx') },
  { path: '/hours', load: () => import('../../src/find/proposals/console/hours.tsx') },
  { path: '/hours/:id', load: () => import('../../src/find/proposals/console/hours-editor.tsx') },
  { path: '/notices', load: () => import('../../src/find/proposals/console/notices.tsx') },
  {
    path: '/notices/:slug',
    load: () => import('../../src/find/proposals/console/notice-editor.tsx'),
  },
  { path: '/lines', load: () => import('../../src/verify/lines/console/lines.tsx'), light: true },
  { path: '/badges', load: () => import('../../src/find/proposals/console/badges.tsx') },
  { path: '/contacts/history', load: () => import('../../src/find/proposals/console/history.tsx') },
  { path: '/contacts/file', load: () => import('../../src/find/proposals/console/file.tsx') },
  { path: '/proposals', load: () => import('../../src/find/proposals/console/proposals.tsx') },
  { path: '/proposals/:id', load: () => import('../../src/find/proposals/console/proposal.tsx') },
];

/** The first route whose pattern fits, with what stands for its names. */
export function findRoute(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of ROUTES) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}
