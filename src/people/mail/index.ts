export { mailPolicy } from './policy.ts';
export { type Recipient, type Sending, sendMail } from './send.ts';
export type { Letter, Template } from './template.ts';
