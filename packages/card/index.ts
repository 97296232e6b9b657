export { canonical } from './canonical.ts';
export { type Change, diffCards } from './diff.ts';
export * from './schema.ts';
