export { webhookJobs } from './jobs.ts';
export { webhookMetrics } from './metrics.ts';
export { webhooksPolicy } from './policy.ts';
export { forgetSubjects } from './store/recall.ts';
export { eventOf, telling, tellPrograms } from './tell.ts';
export { type Webhooks, webhooks } from './webhooks.ts';
