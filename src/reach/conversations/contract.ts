/** The door for browsers. */
export * from './api/contract.ts';
export * from './frames/contract.ts';
export * from './refusals/contract.ts';
export * from './shapes/contract.ts';
export * from './tags/contract.ts';
