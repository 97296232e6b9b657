export { proposalJobs } from './jobs.ts';
export { proposalsPolicy } from './policy.ts';
export { proposed } from './proposed.ts';
export { proposalRoutes } from './routes.ts';
export type { Deps as ProposalDeps } from './situation.ts';
