import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  first: (expires: string) =>
    `还没有负责人。请在 ${expires} 之前打开下面的链接登记，只能用一次。之前打印的链接已失效。`,
  again: (expires: string) =>
    `请把下面的链接交给本人，在 ${expires} 之前打开，只能用一次。使用后，原有的密码、通行密钥、验证器和登录状态全部失效。已发邮件告知本人。`,
  which: '请写明是哪位负责人：clearline owner-link <邮箱>。现有负责人：',
  nobody: (email: string) => `没有邮箱为 ${email} 的负责人。现有负责人：`,
};

const en: typeof zh = {
  first: (expires) =>
    `There is no owner yet. Open this link by ${expires} to become the first; it works once. Links printed before have ended.`,
  again: (expires) =>
    `Hand this link to the owner. It works once, until ${expires}; their old password, passkeys, authenticator app and sessions end when it is used. They are told by mail.`,
  which: 'Say which owner: clearline owner-link <e-mail>. The owners are:',
  nobody: (email) => `No owner has the address ${email}. The owners are:`,
};

export const ownerLinkMessages: Record<Lang, typeof zh> = { zh, en };
