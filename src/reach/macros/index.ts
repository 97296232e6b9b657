export { macrosPolicy } from './policy.ts';
export { macrosRoutes } from './routes.ts';
