export { TEAMS_CHANGED, teamsRoutes } from './routes.ts';
export { type Reserved, reservedFor } from './routing.ts';
export { teams } from './store.ts';
