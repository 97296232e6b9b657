import type { Deeds } from '../../audit/contract.ts';

export const MAIL_DEEDS = {
  'mail.read-link': { zh: '查看了邮件里的一次性链接', en: 'Read a one-time link in a message' },
  'mail.retry': { zh: '让邮件重新发送', en: 'Had a message sent again' },
} as const satisfies Deeds;
