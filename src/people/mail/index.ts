export { type MailJobs, mailJobs } from './jobs.ts';
export { keepingMailer, smtpMailer } from './mailer.ts';
export { mailPolicy } from './policy.ts';
export { mailRoutes } from './routes.ts';
export { type Recipient, sendMail } from './send.ts';
export { withdrawMail } from './store.ts';
export type { Template } from './template.ts';
