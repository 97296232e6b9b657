/** What an editor begins with: the part as published, or as an open proposal has it. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { type Refused, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Screen, Skeleton } from '../../../../web/console/frame.tsx';
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

interface EditedProps<T> {
  readonly of: UseQueryResult<T, Refused>;
  /** While it is looked up. */
  readonly title: string;
  readonly children: (published: T, into: Proposal | null) => ReactNode;
}

/** What is published, and the proposal that edits go into: `?proposal=12`. */
export function Edited<T>({ of, title, children }: EditedProps<T>) {
  const id = Number(usePlace().query.get('proposal')) || null;
  const { data, isLoading } = useProposal(id);
  if (!isLoading)
    return (
      <Asked of={of} lines={6}>
        {(published) => children(published, data ?? null)}
      </Asked>
    );
  return (
    <Screen title={title}>
      <Skeleton lines={6} />
    </Screen>
  );
}

/** The part as the proposal has it, or as published where it does not touch it; null where there is none. */
export function partIn(proposal: Proposal | null, part: string, published: unknown): unknown {
  const touched = proposal?.parts.find((one) => one.part === part);
  return touched ? touched.value : published;
}
