export { type Asking, answer } from './answer.ts';
export { VERIFY_PATH, verifyPage } from './page.ts';
export { answerBlock } from './parts.ts';
export { publicNumber } from './public-numbers.ts';
export { VERIFY_API, verdictRoutes } from './routes.ts';
