/** The door for browsers. */
export * from './api/contract.ts';
export * from './deeds/contract.ts';
export * from './fill/contract.ts';
export * from './find/contract.ts';
export * from './template/contract.ts';
