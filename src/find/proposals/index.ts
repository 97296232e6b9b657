export { proposalJobs } from './jobs.ts';
export { proposalsPolicy } from './policy.ts';
export { proposalRoutes } from './routes.ts';
