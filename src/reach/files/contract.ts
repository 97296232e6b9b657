/** The door for browsers. Files that people send each other in conversations. */
export * from './api/contract.ts';
export * from './limits/contract.ts';
export * from './refusals/contract.ts';
export * from './shapes/contract.ts';
