export { readAsked, waysAnswer } from './answer.ts';
export { plainWays, stepNote, waysFragment } from './fragment.ts';
export { WaysNow } from './now.ts';
