/** The door for browsers, and for wings that have something to tell. */
export * from './api/contract.ts';
export { WEBHOOKS_DEEDS } from './deeds/contract.ts';
export { WEBHOOKS_REFUSALS } from './refusals/contract.ts';
export * from './shapes/contract.ts';
export * from './types/contract.ts';
