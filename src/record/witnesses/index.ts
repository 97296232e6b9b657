export type { Send } from './ask.ts';
export { overHttp } from './http.ts';
export { recordMetrics } from './metrics.ts';
export { type OwnWitness, openOwnWitness, witnessFolder } from './own.ts';
export { ownPolicy, servedPolicy, type WitnessPolicy } from './policy.ts';
export { type WitnessReport, witnessReport } from './report.ts';
export { type AskReport, witnessRoutes } from './routes.ts';
export { PUBLISHED, Submitter, type SubmitterOptions } from './submit.ts';
