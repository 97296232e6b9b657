export { ImpostorDisk } from './impostor-disk.ts';
export { Impostors } from './impostors.ts';
export { reportJobs } from './jobs.ts';
export { reportMetrics } from './metrics.ts';
export { reportPages } from './page-routes.ts';
export { reportsPolicy } from './policy.ts';
export { reportRoutes } from './routes.ts';
export { type Sealing, sealingWith } from './sealing.ts';
