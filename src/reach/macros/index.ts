export { macrosPolicy } from './policy.ts';
export { type MacrosOptions, macrosRoutes } from './routes.ts';
