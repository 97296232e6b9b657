export { append, appendMany, keepPayload } from './append.ts';
export { sha256, verify } from './crypto.ts';
export { type KeptCheckpoint, keptCheckpoint } from './kept.ts';
export { type RecordKeys, recordFolder, recordKeys } from './keys.ts';
export {
  consistencyBetween,
  entryAt,
  type Inclusion,
  inclusionOf,
  type PublishedCheckpoint,
  publishedCheckpoint,
} from './read.ts';
export { recordRoutes } from './routes.ts';
export { Sequencer } from './sequencer.ts';
