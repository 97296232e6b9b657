export { append, appendMany, keepPayload } from './append.ts';
export { keptCheckpoint } from './kept.ts';
export { type RecordKeys, recordFolder, recordKeys, recordKeysIfAny } from './keys.ts';
export { openIdentity } from './opening.ts';
export { consistencyBetween, type Inclusion, inclusionOf, publishedCheckpoint } from './read.ts';
export { recordRoutes } from './routes.ts';
export { Sequencer } from './sequencer.ts';
export { type AtStep, goOn } from './steps.ts';
export {
  cosignaturesOf,
  insertCosignature,
  insertPublished,
  lastCosigned,
  newestCheckpoint,
  type SignedCheckpoint,
} from './store/checkpoint.ts';
export { countPending, indexesOf } from './store/entry.ts';
export { type LogIdentity, logIdentity } from './store/log.ts';
