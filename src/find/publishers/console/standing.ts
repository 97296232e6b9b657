import type { Listed } from '../contract.ts';

/** Those who are listed and can approve no more. */
export const gone = <T extends Pick<Listed, 'standing'>>(people: readonly T[]): readonly T[] =>
  people.filter(({ standing }) => standing === 'left' || standing === 'no-passkey');
