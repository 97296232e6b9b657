import type { Localized } from '@clearline/card';
import type { Template } from '../../people/mail/index.ts';

interface Badge {
  readonly label: Localized;
  readonly name: Localized;
  /** Its last day. */
  readonly expires: string;
  readonly url: string;
}

export const badgeMail: Template<Badge> = {
  name: 'badge-expires',
  zh: ({ label, name, expires, url }) => ({
    subject: `${label.zh}的${name.zh}将于 ${expires} 到期`,
    paragraphs: [
      `${label.zh}的平台认证「${name.zh}」有效期到 ${expires}。到期后，页面不再显示这个标识。`,
      '请在平台上核对并续期，然后把新的日期写进渠道。',
    ],
    link: { label: '打开渠道', url },
  }),
  en: ({ label, name, expires, url }) => ({
    subject: `${name.en} of ${label.en} expires on ${expires}`,
    paragraphs: [
      `The platform's badge “${name.en}” of ${label.en} is good through ${expires}. After that day no page shows it any more.`,
      'Please check and renew it with the platform, then write the new date into the channel.',
    ],
    link: { label: 'Open the channel', url },
  }),
};
