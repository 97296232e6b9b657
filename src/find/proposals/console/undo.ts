/** What would put back what a published proposal changed. Pure. */
import { canonical } from '@clearline/card';
import type { NoticeEntry } from '../../contacts/contract.ts';
import type { Proposal } from '../contract.ts';
import { isToCome } from './moment.ts';

type Part = Proposal['parts'][number];

interface Undo {
  readonly edits: Readonly<Record<string, unknown>>;
  /** Parts that another card has changed since: they are left as they are. */
  readonly overtaken: readonly Part[];
}

export function undoOf({ parts }: Pick<Proposal, 'parts'>, now: number): Undo {
  const possible = parts.filter((part) => part.base !== null || canGo(part, now));
  const isAsPublished = ({ current, value }: Part) => canonical(current ?? null) === canonical(value ?? null);
  return {
    edits: Object.fromEntries(possible.filter(isAsPublished).map(({ part, base }) => [part, base ?? null])),
    overtaken: possible.filter((part) => !isAsPublished(part)),
  };
}

/** A retired number stays, and a notice that visitors have seen. */
const canGo = ({ part, value }: Part, now: number): boolean =>
  part.startsWith('channel/') ||
  part === 'never' ||
  (part.startsWith('notice/') && isToCome((value as NoticeEntry | null)?.starts_at, now));
