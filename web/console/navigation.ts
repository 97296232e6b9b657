/** Where one can go, in order. Each entry shows to who may use it. */
import type { Permission } from '../../src/kernel/http/contract.ts';
import type { IconName } from './icons.tsx';
import type { Both } from './language.tsx';

export interface Destination {
  readonly path: string;
  readonly icon: IconName;
  /** After `g` it leads here. */
  readonly key: string;
  readonly label: Both<string>;
  readonly permission?: Permission;
  /** Among the few at the foot of a phone's screen. */
  readonly handy?: true;
}

interface Group {
  readonly label: Both<string> | null;
  readonly destinations: readonly Destination[];
}

export const HOME: Destination = {
  path: '/',
  icon: 'home',
  key: 'h',
  label: { zh: '首页', en: 'Home' },
  handy: true,
};
export const ME: Destination = {
  path: '/account',
  icon: 'me',
  key: 'm',
  label: { zh: '我的账号', en: 'My account' },
};

export const NAVIGATION: readonly Group[] = [
  { label: null, destinations: [HOME] },
  {
    label: { zh: '联系方式', en: 'Contacts' },
    destinations: [
      {
        path: '/contacts',
        icon: 'channels',
        key: 'c',
        label: { zh: '渠道', en: 'Channels' },
        permission: 'contacts.read',
        handy: true,
      },
      {
        path: '/proposals',
        icon: 'proposals',
        key: 'p',
        label: { zh: '提案', en: 'Proposals' },
        permission: 'proposals.read',
        handy: true,
      },
      {
        path: '/lines',
        icon: 'warning',
        key: 'l',
        label: { zh: '线路异常', en: 'Lines' },
        permission: 'lines.read',
      },
      {
        path: '/notices',
        icon: 'notices',
        key: 'n',
        label: { zh: '公告', en: 'Notices' },
        permission: 'contacts.read',
      },
      {
        path: '/hours',
        icon: 'hours',
        key: 't',
        label: { zh: '服务时间', en: 'Hours' },
        permission: 'contacts.read',
      },
      {
        path: '/operator',
        icon: 'globe',
        key: 'o',
        label: { zh: '主体与承诺', en: 'Operator' },
        permission: 'contacts.read',
      },
      {
        path: '/badges',
        icon: 'badges',
        key: 'b',
        label: { zh: '认证标识', en: 'Badges' },
        permission: 'contacts.read',
      },
    ],
  },
  {
    label: { zh: '顾客', en: 'Customers' },
    destinations: [
      {
        path: '/desk',
        icon: 'desk',
        key: 'd',
        label: { zh: '客服台', en: 'Desk' },
        permission: 'reach.answer',
        handy: true,
      },
      {
        path: '/macros',
        icon: 'macros',
        key: 's',
        label: { zh: '话术', en: 'Macros' },
        permission: 'reach.answer',
      },
      {
        path: '/board',
        icon: 'board',
        key: 'q',
        label: { zh: '接待看板', en: 'Board' },
        permission: 'reach.supervise',
      },
      {
        path: '/calls',
        icon: 'verified',
        key: 'v',
        label: { zh: '证明是我', en: 'Prove it is me' },
        permission: 'calls.prove',
        handy: true,
      },
      {
        path: '/reports',
        icon: 'warning',
        key: 'r',
        label: { zh: '举报', en: 'Reports' },
        permission: 'reports.read',
      },
      {
        path: '/erasures',
        icon: 'people',
        key: 'x',
        label: { zh: '删除申请', en: 'Erasure' },
        permission: 'reach.erase',
      },
    ],
  },
  {
    label: { zh: '人员与记录', en: 'People and records' },
    destinations: [
      {
        path: '/people',
        icon: 'people',
        key: 'u',
        label: { zh: '人员', en: 'People' },
        permission: 'people.read',
        handy: true,
      },
      {
        path: '/publishers',
        icon: 'key',
        key: 'k',
        label: { zh: '批准人', en: 'Approvers' },
        permission: 'publishers.read',
      },
      {
        path: '/audit',
        icon: 'audit',
        key: 'a',
        label: { zh: '审计日志', en: 'Audit trail' },
        permission: 'audit.read',
      },
      {
        path: '/mail',
        icon: 'mail',
        key: 'e',
        label: { zh: '发件记录', en: 'Mail' },
        permission: 'mail.read',
      },
      {
        path: '/webhooks',
        icon: 'webhook',
        key: 'w',
        label: { zh: '事件推送', en: 'Webhooks' },
        permission: 'webhooks.read',
      },
    ],
  },
];

export const allowed = (
  permissions: ReadonlySet<string>,
  groups: readonly Group[] = NAVIGATION,
): readonly Group[] =>
  groups
    .map((group) => ({
      ...group,
      destinations: group.destinations.filter(
        ({ permission }) => permission === undefined || permissions.has(permission),
      ),
    }))
    .filter(({ destinations }) => destinations.length > 0);

export const destinationsOf = (permissions: ReadonlySet<string>): readonly Destination[] => [
  ...allowed(permissions).flatMap(({ destinations }) => destinations),
  ME,
];

/** To whom a screen belongs; a screen of nobody's is for all. */
export const destinationAt = (path: string): Destination | undefined =>
  NAVIGATION.flatMap(({ destinations }) => destinations).find((one) => isAt(one, path));

/** Whether `path` is there or below. */
export const isAt = (destination: Destination, path: string): boolean =>
  path === destination.path || (destination.path !== '/' && path.startsWith(`${destination.path}/`));
