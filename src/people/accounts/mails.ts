/** The messages of this slice. */
import type { Lang } from '../../kernel/i18n.ts';
import type { Template } from '../mail/index.ts';

interface WithLink {
  readonly url: string;
}

export const VERIFY: Template<WithLink> = {
  name: 'verify-e-mail',
  zh: ({ url }) => ({
    subject: '请验证您的邮箱',
    paragraphs: [
      '点开下面的链接，输入您注册时设置的密码，账号就开通了。链接 24 小时内有效。',
      '如果注册的不是您，请忽略这封邮件，什么也不会发生。',
    ],
    link: { label: '验证邮箱', url, once: true },
  }),
  en: ({ url }) => ({
    subject: 'Verify your e-mail address',
    paragraphs: [
      'Open the link and type the password you chose: then your account is open. The link works for 24 hours.',
      'If it was not you who signed up, ignore this message and nothing will happen.',
    ],
    link: { label: 'Verify the address', url, once: true },
  }),
};

export const HAS_ACCOUNT: Template<WithLink> = {
  name: 'has-account',
  zh: ({ url }) => ({
    subject: '您已经有账号了',
    paragraphs: [
      '有人用这个邮箱注册，但它已经有账号。直接登录即可；忘记密码可以在登录页重设。',
      '如果不是您操作的，不需要做任何事。',
    ],
    link: { label: '登录', url },
  }),
  en: ({ url }) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody signed up with this address, which has an account. Just sign in; a forgotten password can be reset there.',
      'If it was not you, there is nothing to do.',
    ],
    link: { label: 'Sign in', url },
  }),
};

export const RESET: Template<WithLink> = {
  name: 'reset-password',
  zh: ({ url }) => ({
    subject: '重设密码',
    paragraphs: [
      '点开下面的链接设置新密码。链接 1 小时内有效，只能用一次。设置后，所有设备都要重新登录。',
      '如果不是您操作的，请忽略这封邮件，密码不会改变。',
    ],
    link: { label: '设置新密码', url, once: true },
  }),
  en: ({ url }) => ({
    subject: 'Set a new password',
    paragraphs: [
      'Open the link to set a new password. It works once, within an hour. Every device must then sign in again.',
      'If it was not you, ignore this message: the password stays as it is.',
    ],
    link: { label: 'Set a new password', url, once: true },
  }),
};

/** Control of a mailbox must not give a password to who signs in with passkeys alone. */
export const NO_PASSWORD: Template<WithLink> = {
  name: 'no-password',
  zh: ({ url }) => ({
    subject: '这个账号不用密码',
    paragraphs: [
      '您的账号用通行密钥登录，没有密码可以重设。设备都丢失时，请联系另外两位管理员办理设备找回。',
    ],
    link: { label: '登录', url },
  }),
  en: ({ url }) => ({
    subject: 'This account has no password',
    paragraphs: [
      'You sign in with a passkey: there is no password to reset. If every device is lost, ask two other admins to recover your account.',
    ],
    link: { label: 'Sign in', url },
  }),
};

/** What has changed about how somebody signs in. */
export type SecurityChange =
  | 'password-set'
  | 'passkey-added'
  | 'passkey-removed'
  | 'totp-added'
  | 'totp-removed'
  | 'recovery-code-used'
  | 'recovery-codes-renewed'
  | 'token-created'
  | 'joined'
  | 'enrolled-anew';

const CHANGES: Record<SecurityChange, Record<Lang, string>> = {
  'password-set': {
    zh: '设置了新密码，其他设备都已退出登录',
    en: 'A new password was set, and other devices were signed out',
  },
  'passkey-added': { zh: '添加了一把通行密钥', en: 'A passkey was added' },
  'passkey-removed': { zh: '移除了一把通行密钥', en: 'A passkey was removed' },
  'totp-added': { zh: '绑定了验证器', en: 'An authenticator app was added' },
  'totp-removed': { zh: '移除了验证器', en: 'The authenticator app was removed' },
  'recovery-code-used': { zh: '用恢复码登录了一次', en: 'A recovery code was used to sign in' },
  'recovery-codes-renewed': {
    zh: '生成了新的恢复码，旧的已失效',
    en: 'New recovery codes were made; the old ones have ended',
  },
  'token-created': { zh: '新建了一个访问令牌', en: 'An access token was made' },
  joined: {
    zh: '您凭邀请成为工作人员。此前的密码、通行密钥、验证器、恢复码、访问令牌和登录状态都已失效',
    en: 'You joined the staff by invitation; your earlier password, passkeys, authenticator app, recovery codes, access tokens and sessions have ended',
  },
  'enrolled-anew': {
    zh: '通过设备找回重新登记，旧的登录方式都已失效',
    en: 'The account was recovered; every old way to sign in has ended',
  },
};

export const SECURITY: Template<WithLink & { change: SecurityChange }> = {
  name: 'security-notice',
  zh: ({ url, change }) => ({
    subject: '账号安全提醒',
    paragraphs: [
      `您的账号有变动：${CHANGES[change].zh}。`,
      '如果不是您操作的，请马上登录检查，并告诉管理员。',
    ],
    link: { label: '检查账号', url },
  }),
  en: ({ url, change }) => ({
    subject: 'Your account has changed',
    paragraphs: [
      `${CHANGES[change].en}.`,
      'If it was not you, sign in and check at once, and tell an admin.',
    ],
    link: { label: 'Check the account', url },
  }),
};
