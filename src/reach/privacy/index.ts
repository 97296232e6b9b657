export { maskAnswer, mayBeAnswer } from './answer.ts';
export { mask } from './mask.ts';
export { judgeOutgoing } from './outgoing.ts';
