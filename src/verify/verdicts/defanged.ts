import type { VerifiedItem } from './contract.ts';

/** Nobody shall open by accident what may be a trap: no link, and its dots in brackets. */
export const defanged = ({ kind, text, verdict }: Pick<VerifiedItem, 'kind' | 'text' | 'verdict'>): string =>
  verdict !== 'official' && (kind === 'url' || kind === 'domain') ? text.replaceAll('.', '[.]') : text;
