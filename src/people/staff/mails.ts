/** What people are told by mail about roles, invitations and lost devices. */
import type { Lang } from '../../kernel/i18n.ts';
import { instantText } from '../../kernel/when/contract.ts';
import type { Role } from '../access/contract.ts';
import type { Template } from '../mail/index.ts';

const ROLE_NAMES: Record<Lang, Record<Role, string>> = {
  zh: {
    owner: '负责人',
    admin: '管理员',
    supervisor: '主管',
    agent: '客服',
    supplier: '供货商',
    buyer: '买家',
  },
  en: {
    owner: 'owner',
    admin: 'admin',
    supervisor: 'supervisor',
    agent: 'agent',
    supplier: 'supplier',
    buyer: 'buyer',
  },
};
const rolesText = (roles: readonly Role[], lang: Lang): string =>
  roles.map((role) => ROLE_NAMES[lang][role]).join(lang === 'zh' ? '、' : ', ');

interface Linked {
  readonly url: string;
  readonly expiresAt: Date;
}

export const INVITATION: Template<Linked & { by: string; roles: readonly Role[] }> = {
  name: 'invitation',
  zh: ({ by, roles, url, expiresAt }) => ({
    subject: '邀请您加入工作人员',
    paragraphs: [
      `${by} 邀请您担任：${rolesText(roles, 'zh')}。`,
      `请用下面的链接登记您的通行密钥，或密码加动态验证码。链接只能用一次，${instantText(expiresAt.getTime(), 'zh')}前有效。`,
      '如果您没有料到这份邀请，请不要打开链接。',
    ],
    link: { label: '接受邀请', url, once: true },
  }),
  en: ({ by, roles, url, expiresAt }) => ({
    subject: 'You are invited to join the staff',
    paragraphs: [
      `${by} invites you as: ${rolesText(roles, 'en')}.`,
      `Use the link below to enrol a passkey, or a password with one-time codes. It works once, until ${instantText(expiresAt.getTime(), 'en')}.`,
      'If you did not expect this, do not open the link.',
    ],
    link: { label: 'Accept the invitation', url, once: true },
  }),
};

/** Two accounts of one person could be proposer and approver, so nobody joins unseen. */
export const STAFF_INVITED: Template<{ by: string; email: string; roles: readonly Role[]; url: string }> = {
  name: 'staff-invited',
  zh: ({ by, email, roles, url }) => ({
    subject: '有人邀请了新的工作人员',
    paragraphs: [
      `${by} 邀请 ${email} 担任：${rolesText(roles, 'zh')}。`,
      '官方联系方式的改动要由两个人经手。如果您不认识这个人，请撤回邀请，并询问邀请人。',
    ],
    link: { label: '在控制台查看', url },
  }),
  en: ({ by, email, roles, url }) => ({
    subject: 'Somebody was invited to join the staff',
    paragraphs: [
      `${by} invited ${email} as: ${rolesText(roles, 'en')}.`,
      'A change of the official contacts takes two people. If you do not know who this is, take the invitation back and ask about it.',
    ],
    link: { label: 'Look at it in the console', url },
  }),
};

export const ROLES_CHANGED: Template<{ by: string; roles: readonly Role[] }> = {
  name: 'roles-changed',
  zh: ({ by, roles }) => ({
    subject: '您的角色有变化',
    paragraphs: [
      roles.length === 0
        ? `${by} 取消了您的全部角色，您已在所有设备上退出登录。`
        : `${by} 把您的角色改为：${rolesText(roles, 'zh')}。`,
      '如果这不在您意料之中，请联系另一位负责人。',
    ],
  }),
  en: ({ by, roles }) => ({
    subject: 'Your roles have changed',
    paragraphs: [
      roles.length === 0
        ? `${by} took all your roles away, and you are signed out everywhere.`
        : `${by} made your roles: ${rolesText(roles, 'en')}.`,
      'If you did not expect this, ask another owner about it.',
    ],
  }),
};

interface OfSubject {
  readonly subject: string;
  readonly by: string;
}

export const RECOVERY_OPENED: Template<OfSubject> = {
  name: 'recovery-opened',
  zh: ({ by }) => ({
    subject: '有人为您申请设备找回',
    paragraphs: [
      `${by} 申请让您重新登记设备。须另一位管理员批准，之后您会收到一次性链接；在您使用链接之前，原有登录方式都有效。`,
      '如果您没有丢失设备，请立即联系另一位管理员取消。',
    ],
  }),
  en: ({ by }) => ({
    subject: 'Somebody asked to recover your account',
    paragraphs: [
      `${by} asked that you may enrol a new device. Another admin must approve it; then you get a one-time link. Until you use it, nothing changes.`,
      'If you have not lost your devices, have another admin cancel it at once.',
    ],
  }),
};

export const RECOVERY_TO_APPROVE: Template<OfSubject & { reason: string; url: string }> = {
  name: 'recovery-to-approve',
  zh: ({ subject, by, reason, url }) => ({
    subject: `请核实：${subject} 的设备找回`,
    paragraphs: [
      `${by} 为 ${subject} 申请设备找回，理由：${reason}`,
      '批准之前，请当面或打您已知的电话向本人核实，不要只凭邮件或聊天。',
    ],
    link: { label: '在控制台处理', url },
  }),
  en: ({ subject, by, reason, url }) => ({
    subject: `Please check: recovery for ${subject}`,
    paragraphs: [
      `${by} asked for a recovery for ${subject}, because: ${reason}`,
      'Before you approve, ask them in person or on a number you know already, never by mail or chat alone.',
    ],
    link: { label: 'Deal with it in the console', url },
  }),
};

export const RECOVERY_APPROVED: Template<Linked & OfSubject> = {
  name: 'recovery-approved',
  zh: ({ by, url, expiresAt }) => ({
    subject: '重新登记您的设备',
    paragraphs: [
      `${by} 批准了您的设备找回。请用下面的链接登记新的登录方式：原有的密码、通行密钥、验证器和登录状态会全部失效。`,
      `链接只能用一次，${instantText(expiresAt.getTime(), 'zh')}前有效。如果您没有丢失设备，请不要打开，并立即联系另一位管理员取消。`,
    ],
    link: { label: '重新登记', url, once: true },
  }),
  en: ({ by, url, expiresAt }) => ({
    subject: 'Enrol your new device',
    paragraphs: [
      `${by} approved your recovery. Use the link below to enrol anew: your old password, passkeys, authenticator app and sessions all end.`,
      `It works once, until ${instantText(expiresAt.getTime(), 'en')}. If you have not lost your devices, do not open it, and have another admin cancel it at once.`,
    ],
    link: { label: 'Enrol anew', url, once: true },
  }),
};

export const RECOVERY_CANCELLED: Template<OfSubject> = {
  name: 'recovery-cancelled',
  zh: ({ subject, by }) => ({
    subject: '设备找回已取消',
    paragraphs: [`${by} 取消了 ${subject} 的设备找回，相关链接已失效。`],
  }),
  en: ({ subject, by }) => ({
    subject: 'The recovery was cancelled',
    paragraphs: [`${by} cancelled the recovery for ${subject}. Its link no longer works.`],
  }),
};

export const OWNER_LINK: Template<{ readonly expiresAt: Date }> = {
  name: 'owner-link',
  zh: ({ expiresAt }) => ({
    subject: '服务器上为您生成了重新登记链接',
    paragraphs: [
      `有人在服务器上为您的账号生成了一次性登记链接，${instantText(expiresAt.getTime(), 'zh')}前有效；使用后，您原有的登录方式会全部失效。`,
      '如果这不在您意料之中，请立即检查谁能登录服务器。',
    ],
  }),
  en: ({ expiresAt }) => ({
    subject: 'A link to enrol anew was made on the server',
    paragraphs: [
      `Somebody made a one-time link for your account on the server. It works until ${instantText(expiresAt.getTime(), 'en')}; once used, all your old ways to sign in end.`,
      'If you did not expect this, find out at once who can log in to the server.',
    ],
  }),
};
