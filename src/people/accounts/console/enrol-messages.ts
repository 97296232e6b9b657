import type { Both } from '../../../../web/console/language.tsx';

const zh = {
  title: { 'first-owner': '创建第一位负责人', invitation: '接受邀请', recovery: '重新登记您的设备' },
  noLink: '这个链接打不开',
  noLinkLead: '请检查链接是否完整；要新的链接，请找邀请您的人。',
  lead: {
    'first-owner': '网站已经装好。请在这里创建第一位负责人：以后的员工都由您邀请。',
    invitation: '您被邀请加入管理台。登记一种登录方式后即可开始。',
    recovery: '两位管理员已同意为您恢复账号。登记新的登录方式后，旧的设备和会话全部失效。',
  },
  invitedBy: '邀请您的人',
  roles: '您的角色',
  until: '这个链接只能用一次，有效期至',
  name: '姓名',
  nameHint: '同事在管理台和审计日志里看到的名字',
  email: '邮箱',
  how: '怎样登录',
  passkey: '创建通行密钥',
  passkeyHint: '用这台设备的指纹、面容或锁屏密码登录。不用记密码，也不会被假网站骗走。',
  usePassword: '没有通行密钥？改用密码和验证器应用',
  usePasskey: '改用通行密钥',
  password: '密码',
  scan: '用验证器应用扫描，或手工输入密钥：',
  qr: '验证器应用的二维码',
  secret: '密钥',
  code: '应用显示的 6 位验证码',
  start: '下一步：绑定验证器',
  finish: '完成并登录',
  accept: '接受并加入',
  signIn: '这个邮箱已有账号。请先登录，再接受邀请。',
  otherAccount: (email: string) => `您现在登录的是 ${email}，邀请发给的是另一个账号。请登录受邀的账号。`,
  beginsAnew:
    '成为工作人员后，这个账号从前的密码、通行密钥、验证器、恢复码、访问令牌和登录状态全部失效，只有您在这里新登记的登录方式有效。',
  acceptAs: (name: string) => `您已登录为 ${name}。接受后，新角色加到这个账号。`,
};
const en: typeof zh = {
  title: {
    'first-owner': 'Create the first owner',
    invitation: 'Accept the invitation',
    recovery: 'Enrol a new device',
  },
  noLink: 'This link does not open',
  noLinkLead: 'Check that it is complete; for a new one, ask whoever invited you.',
  lead: {
    'first-owner': 'The site is set up. Create the first owner here: you invite everybody else.',
    invitation: 'You are invited to the console. Set up one way to sign in, and you can begin.',
    recovery:
      'Two admins have agreed to recover your account. Set up a new way to sign in: your old devices and sessions all end.',
  },
  invitedBy: 'Invited by',
  roles: 'Your roles',
  until: 'This link works once, until',
  name: 'Name',
  nameHint: 'What colleagues see in the console and in the audit trail',
  email: 'E-mail address',
  how: 'How you will sign in',
  passkey: 'Create a passkey',
  passkeyHint:
    'Sign in with the fingerprint, face or screen lock of this device. Nothing to remember, and no fake site can take it.',
  usePassword: 'No passkeys? Use a password and an authenticator app',
  usePasskey: 'Use a passkey instead',
  password: 'Password',
  scan: 'Scan this with your authenticator app, or type the secret:',
  qr: 'QR code for the authenticator app',
  secret: 'Secret',
  code: 'The 6-digit code that the app shows',
  start: 'Next: the authenticator app',
  finish: 'Finish and sign in',
  accept: 'Accept and join',
  signIn: 'This address has an account already. Sign in first, then accept.',
  otherAccount: (email) =>
    `You are signed in as ${email}, and the invitation is for another account. Sign in to that one.`,
  beginsAnew:
    'As you join the staff, the password, passkeys, authenticator app, recovery codes, access tokens and sessions that this account had all end. Only the way to sign in that you set up here counts.',
  acceptAs: (name) => `You are signed in as ${name}. The new roles are added to this account.`,
};
export const enrolTexts: Both<typeof zh> = { zh, en };
