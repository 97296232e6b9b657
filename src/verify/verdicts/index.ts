export { answer } from './answer.ts';
export { VERIFY_PATH, verifyPage } from './page.ts';
export { VERIFY_API, verdictRoutes } from './routes.ts';
