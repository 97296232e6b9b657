export type { LoggedCard, ProofView } from './contract.ts';
export { foundRecord } from './founding.ts';
export { firstPublisherKey, reissueKey, serverKeys } from './key-files.ts';
export { loggedCards, proofView, type SitePolicy } from './logged.ts';
export { type CardProof, proofOf } from './proof.ts';
export { proofRoutes } from './routes.ts';
export { createSeal, publishersNow } from './seal.ts';
