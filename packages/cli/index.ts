export { Witness, type WitnessAnswer, type WitnessOptions, type WitnessRefusal } from './witness/witness.ts';
