export type { CardVersion, FormerPeriod } from './contract.ts';
export { primaryPhone } from './primary.ts';
export {
  PUBLISHED,
  type Publication,
  type PublishRefusal,
  preview,
  publish,
  renew,
  type Submission,
} from './publish.ts';
export { MAX_REGISTRY_BYTES } from './registry/bytes.ts';
export { registryText } from './registry/export.ts';
export { type Registry, type RegistryProblem, readRegistryFile } from './registry/registry.ts';
export { cardText, cardVersions, currentCard, formerPeriods } from './store.ts';
