export { type Masked, mask } from './mask.ts';
export { judgeOutgoing } from './outgoing.ts';
