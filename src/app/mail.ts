/** How this node's mail leaves, and in whose name. */
import type { Config } from '../kernel/config.ts';
import type { Lang } from '../kernel/i18n.ts';
import { keepingMailer, type MailJobs, smtpMailer } from '../people/mail/index.ts';

export const mailOf = (
  { smtpUrl, mailFrom }: Config,
  publicUrl: string,
  siteName: (lang: Lang) => string,
): Pick<MailJobs, 'mailer' | 'from' | 'sender'> => ({
  mailer: smtpUrl === null ? keepingMailer : smtpMailer(smtpUrl),
  from: mailFrom ?? { name: null, address: `no-reply@${new URL(publicUrl).hostname}` },
  sender: (lang) => ({ name: siteName(lang), publicUrl }),
});
