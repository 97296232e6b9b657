export { COSIGNATURE_MAX_AGE_MS } from './age.ts';
export { verify } from './crypto.ts';
export { Witness, type WitnessAnswer, type WitnessOptions, type WitnessRefusal } from './witness/witness.ts';
