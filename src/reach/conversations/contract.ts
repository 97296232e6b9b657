/** The door for browsers. */
export * from './api/contract.ts';
export { CONVERSATION_DEEDS } from './deeds/contract.ts';
export * from './frames/contract.ts';
export * from './links/contract.ts';
export * from './person/contract.ts';
export * from './refusals/contract.ts';
export * from './search/contract.ts';
export * from './shapes/contract.ts';
export * from './tags/contract.ts';
export * from './tools/contract.ts';
export * from './transcript/contract.ts';
