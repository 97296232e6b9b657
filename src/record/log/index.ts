export { append, appendMany, keepPayload } from './append.ts';
export { keptCheckpoint } from './kept.ts';
export {
  type HeldKeys,
  holdKeys,
  type KeyRing,
  keysOfLog,
  type RecordKey,
  recordFolder,
  recordKey,
  recordKeyPlace,
  recordKeysIfAny,
  vkeyOf,
} from './keys.ts';
export { openIdentity, verifierOf } from './opening.ts';
export { publishCheckpoint } from './publish.ts';
export {
  consistencyBetween,
  handoversOf,
  type Inclusion,
  inclusionOf,
  type LogHandover,
  publishedCheckpoint,
} from './read.ts';
export { adoptLogKey } from './rekey.ts';
export { recordRoutes } from './routes.ts';
export { Sequencer } from './sequencer.ts';
export { type AtStep, goOn } from './steps.ts';
export {
  cosignaturesOf,
  insertCosignature,
  lastCosigned,
  newestCheckpoint,
  type SignedCheckpoint,
} from './store/checkpoint.ts';
export { countPending, indexesOf } from './store/entry.ts';
export { type LogIdentity, lastKeyChange, logIdentity } from './store/log.ts';
