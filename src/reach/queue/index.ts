export { queueJobs } from './jobs.ts';
export { queueMetrics } from './metrics.ts';
export { queuePolicy } from './policy.ts';
export { type Queue, queue } from './queue.ts';
