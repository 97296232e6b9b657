/** What an editor begins with: the part as published, or as an open proposal has it. */
import type * as z from 'zod';
import { useAsk } from '../../../../web/console/ask.ts';
import { usePlace } from '../../../../web/console/router.tsx';
import { getContacts, getNotices, getProposal, type Proposal } from '../contract.ts';

/** Lines open and close, and notices begin and end, by the minute. */
const BY_THE_CLOCK = { topics: ['contacts.published', 'proposals.changed'], everyMs: 60_000 } as const;

export type StaffNotice = z.infer<typeof getNotices.answer>['notices'][number];

export const useContacts = () => useAsk(getContacts, {}, BY_THE_CLOCK);
export const useNotices = () => useAsk(getNotices, {}, BY_THE_CLOCK);

export const useProposal = (id: number | null) =>
  useAsk(
    getProposal,
    { params: { id: String(id) } },
    { topics: ['proposals.changed', 'proposals.presence', 'contacts.published'], enabled: id !== null },
  );

/** `?proposal=12`: edits go into that one. */
export function useTarget(): { id: number | null; proposal: Proposal | null; loading: boolean } {
  const id = Number(usePlace().query.get('proposal')) || null;
  const { data, isLoading } = useProposal(id);
  return { id, proposal: data ?? null, loading: isLoading };
}

/** The part as the proposal has it, or as published where it does not touch it; null where there is none. */
export function partIn(proposal: Proposal | null, part: string, published: unknown): unknown {
  const touched = proposal?.parts.find((one) => one.part === part);
  return touched ? touched.value : published;
}
