export {
  holderOf,
  type Payload,
  peopleSign,
  personIn,
  signatureOf,
  toSign,
} from './approvals.ts';
export { changesSinceQuorum } from './chain.ts';
export { publishersRoutes } from './change-routes.ts';
export { freshForMs, isComposedLately, isStale } from './composed.ts';
export { foundRecord } from './founding.ts';
export { firstPublisherKey, reissueKey, type ServerKeys, serverKeys } from './key-files.ts';
export { loggedCards, proofView, type SitePolicy } from './logged.ts';
export { publishersPolicy } from './policy.ts';
export { type RotationRefusal, rotateLogKey } from './rotation.ts';
export { proofRoutes } from './routes.ts';
export { createSeal, isApproved, publishersNow } from './seal.ts';
