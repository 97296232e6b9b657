export { queueJobs } from './jobs.ts';
export { queueMetrics } from './metrics.ts';
export type { QueueNow } from './now.ts';
export { queuePolicy } from './policy.ts';
export { type Queue, queue } from './queue.ts';
