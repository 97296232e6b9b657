export { auditPolicy } from './policy.ts';
export { type Deed, type Doer, record } from './record.ts';
export { auditRoutes } from './routes.ts';
