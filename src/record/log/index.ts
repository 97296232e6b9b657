export { append, appendMany, keepPayload } from './append.ts';
