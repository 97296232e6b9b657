export { type Asking, answer } from './answer.ts';
export { VERIFY_PATH, verifyPage } from './page.ts';
export { VERIFY_API, type VerdictDeps, verdictRoutes } from './routes.ts';
