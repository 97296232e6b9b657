export { auditPolicy } from './policy.ts';
export { type Deed, recorder } from './record.ts';
export { auditRoutes } from './routes.ts';
export { wasRecorded } from './store.ts';
