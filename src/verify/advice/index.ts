export { adviceFor } from './contract.ts';
export { adviceNote } from './part.ts';
