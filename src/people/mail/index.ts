export { type MailJobs, mailJobs } from './jobs.ts';
export type { Sender } from './layout.ts';
export { keepingMailer, type Mailer, smtpMailer } from './mailer.ts';
export { mailPolicy } from './policy.ts';
export { type MailRoutes, mailRoutes } from './routes.ts';
export { type Recipient, type Sending, sendMail } from './send.ts';
export type { Letter, Template } from './template.ts';
