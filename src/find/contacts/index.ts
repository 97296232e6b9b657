export { PUBLISHED, type Publication, preview, publish, renew, type Submission } from './publish.ts';
export { type Registry, type RegistryProblem, readRegistryFile } from './registry/registry.ts';
export { type CardVersion, cardText, cardVersions, currentCard } from './store.ts';
