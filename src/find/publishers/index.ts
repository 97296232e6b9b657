export { type Founding, foundRecord } from './founding.ts';
export { firstPublisherKey, type KeySettings, type ServerKeys, serverKeys } from './key-files.ts';
export { type CardProof, proofOf } from './proof.ts';
export { createSeal, publishersNow } from './seal.ts';
