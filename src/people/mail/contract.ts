/** The mail that was sent or kept, as an admin reads it. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';

export { MAIL_DEEDS } from './deeds/contract.ts';

/** kept: no mail server is set up, so it waits here to be read. failed: refused, or tried too often. */
export const MAIL_STATES = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

const summary = {
  id: z.uuid(),
  to: z.object({ email: z.string(), name: z.string() }),
  lang: z.enum(['zh', 'en']),
  /** Which kind of message it is, such as `invitation`. */
  template: z.string(),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.int(),
  /** What the mail server said last; null where it had nothing against it. */
  error: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
};

export const MailSummary = z.object(summary).meta({ id: 'MailSummary' });
export type MailSummary = z.infer<typeof MailSummary>;

export const Mail = z
  .object({
    ...summary,
    text: z.string(),
    html: z.string(),
    /**
     * The one-time link in it. Hidden from whoever does not rank above the one it is for, and forgotten once sent. `plain`
     * is one that makes nobody anybody.
     */
    link: z.enum(['none', 'plain', 'shown', 'hidden', 'forgotten']),
  })
  .meta({ id: 'Mail' });
export type Mail = z.infer<typeof Mail>;

const one = z.strictObject({ id: z.uuid() });

export const mailApi = {
  list: endpoint({
    method: 'GET',
    path: '/mail',
    summary: 'List mail, newest first.',
    access: 'mail.read',
    query: z.strictObject({
      /** In address, name or subject. */
      text: z.string().trim().min(1).max(200).optional(),
      state: z.enum(MAIL_STATES).optional(),
      /** `next` of the page before. */
      before: z
        .string()
        .regex(/^[1-9]\d{0,17}$/)
        .optional(),
      limit: z.coerce.number<string>().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      mail: z.array(MailSummary),
      next: z.string().nullable(),
      /** Whether a mail server is set up. */
      delivers: z.boolean(),
    }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/mail/:id',
    summary: 'Read one message.',
    access: 'mail.read',
    params: one,
    answer: Mail,
    refusals: ['no-such-mail'],
  }),
  retry: endpoint({
    method: 'POST',
    path: '/mail/:id/retry',
    summary: 'Send a message again that was kept or has failed.',
    access: 'mail.retry',
    params: one,
    answer: MailSummary,
    refusals: ['no-such-mail', 'mail-not-stuck'],
  }),
};

export const REFUSALS = {
  'no-such-mail': {
    status: 404,
    zh: '没有这封邮件。请返回列表重新选择。',
    en: 'There is no such message. Go back to the list and choose again.',
  },
  'mail-not-stuck': {
    status: 409,
    zh: '这封邮件已经发出或正在发送，不需要重发。请刷新查看状态。',
    en: 'This message has been sent or is on its way. Reload to see where it is.',
  },
} as const satisfies Refusals;
