/** What was said, to keep: for its customer and, with a trace in the audit trail, for staff. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../../kernel/http/contract.ts';

const one = z.strictObject({ id: z.uuid() });
const Lang = z.enum(['zh', 'en']);
const As = z.strictObject({ as: z.enum(['html', 'text']).default('html'), lang: Lang.optional() });
const MEDIA = ['text/html', 'text/plain'] as const;

export const transcriptApi = {
  ofCustomer: endpoint({
    method: 'GET',
    path: '/chat/conversations/:id/transcript',
    summary: 'Download what was said, as a page of its own or as plain text.',
    access: 'anyone',
    params: one,
    query: As,
    answer: z.string(),
    media: MEDIA,
    refusals: ['guest-not-known', 'no-such-conversation', 'of-an-account'],
  }),
  mail: endpoint({
    method: 'POST',
    path: '/chat/conversations/:id/transcript',
    summary: 'Have what was said sent to an e-mail address, once somebody has answered.',
    access: 'anyone',
    params: one,
    body: z.strictObject({ email: z.string().trim().max(254).pipe(z.email()), lang: Lang.optional() }),
    answer: null,
    refusals: [
      'guest-not-known',
      'no-such-conversation',
      'of-an-account',
      'mail-not-set-up',
      'not-answered-yet',
      'transcript-too-often',
    ],
  }),
  ofStaff: endpoint({
    method: 'GET',
    path: '/conversations/:id/transcript',
    summary: 'Download what was said, with internal notes if wanted. Whoever does is in the audit trail.',
    access: 'reach.answer',
    params: one,
    query: As.extend({
      notes: z
        .enum(['true', 'false'])
        .default('false')
        .transform((text) => text === 'true'),
    }),
    answer: z.string(),
    media: MEDIA,
    refusals: ['no-such-conversation'],
  }),
};

export const TRANSCRIPT_REFUSALS = {
  'of-an-account': {
    status: 403,
    zh: '这个会话属于一个账号。请先在我们的网站登录该账号，再下载或发送记录。',
    en: 'This conversation belongs to an account. Sign in to it on our site first, then download or send it.',
  },
  'mail-not-set-up': {
    status: 409,
    zh: '本站现在不能发邮件，记录没有发出。请直接下载保存。',
    en: 'This site sends no mail for now, so it was not sent. Download it instead.',
  },
  'not-answered-yet': {
    status: 409,
    zh: '客服回复之后才能把记录发到邮箱。现在可以先下载保存。',
    en: 'It can be sent by e-mail once somebody has answered. You can download it now.',
  },
  'transcript-too-often': {
    status: 429,
    zh: '刚刚已经发过，或今天发得太多了。请过十分钟再试，或直接下载保存。',
    en: 'It was sent just now, or too much was sent today. Try again in ten minutes, or download it.',
  },
} as const satisfies Refusals;
