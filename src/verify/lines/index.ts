export { lineReports } from './incidents.ts';
export { lineJobs } from './jobs.ts';
export { linesPolicy } from './policy.ts';
export { lineRoutes } from './routes.ts';
