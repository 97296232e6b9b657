export { foundRecord } from './founding.ts';
export { firstPublisherKey, reissueKey, serverKeys } from './key-files.ts';
export { type CardProof, proofOf } from './proof.ts';
export { proofRoutes } from './routes.ts';
export { createSeal, publishersNow } from './seal.ts';
