export type { CardVersion, FormerPeriod } from './contract.ts';
export { contactsJobs } from './jobs.ts';
export type { Approved, NeedsApprovals, Press, Seal, SealRefusal } from './press.ts';
export {
  type PlanRefusal,
  PUBLISHED,
  type Publication,
  type PublishRefusal,
  preview,
  publish,
  publishIn,
  renew,
  renewed,
  renewIn,
  type Submission,
} from './publish.ts';
export { MAX_REGISTRY_BYTES } from './registry/bytes.ts';
export {
  normalPart,
  registryData,
  registryEntries,
  standardNever,
} from './registry/data.ts';
export { registryText } from './registry/export.ts';
export { type Finding, pathText } from './registry/problem.ts';
export {
  type Registry,
  type RegistryProblem,
  readRegistryData,
  readRegistryFile,
} from './registry/registry.ts';
export { cardText, cardVersions, currentCard, formerPeriods, lockPublication } from './store.ts';
export type { Draft } from './succession.ts';
