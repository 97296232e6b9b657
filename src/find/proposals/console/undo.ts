/** What would put back what a published proposal changed. Pure. */
import { canonical } from '@clearline/card';
import type { Proposal } from '../contract.ts';

interface Undo {
  readonly edits: Readonly<Record<string, unknown>>;
  /** Parts that another card has changed since: they are left as they are. */
  readonly overtaken: readonly Proposal['parts'][number][];
}

export function undoOf({ parts }: Pick<Proposal, 'parts'>): Undo {
  const possible = parts.filter(({ part, base }) => base !== null || canGo(part));
  const isAsPublished = ({ current, value }: Proposal['parts'][number]) =>
    canonical(current ?? null) === canonical(value ?? null);
  return {
    edits: Object.fromEntries(possible.filter(isAsPublished).map(({ part, base }) => [part, base ?? null])),
    overtaken: possible.filter((part) => !isAsPublished(part)),
  };
}

/** A notice or a retired number that was published stays. */
const canGo = (part: string): boolean => part.startsWith('channel/') || part === 'never';
