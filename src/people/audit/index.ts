export { auditPolicy } from './policy.ts';
export { type Deed, record } from './record.ts';
export { auditRoutes } from './routes.ts';
