/** Which list and which conversation a desk shows: it stands in the address, so that Back leads back. */
import { here, navigate, usePlace } from '../../../../web/console/router.tsx';
import { LISTS, type List, tagOf } from '../contract.ts';

export const PANES = ['list', 'talk', 'about'] as const;
export type Pane = (typeof PANES)[number];

interface DeskPlace {
  readonly list: List;
  readonly id: string | null;
  /** Only those that bear it are listed. */
  readonly tag: string | null;
  /** The one that a phone shows. */
  readonly pane: Pane;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function useDeskPlace(): DeskPlace {
  const { query } = usePlace();
  const given = query.get('conversation') ?? '';
  const id = UUID.test(given) ? given : null;
  const pane = id === null ? 'list' : query.get('pane') === 'about' ? 'about' : 'talk';
  const tag = tagOf(query.get('tag') ?? '');
  return { list: LISTS.find((one) => one === query.get('list')) ?? 'queue', id, tag, pane };
}

type Address = Pick<DeskPlace, 'list' | 'id'> & { readonly tag?: string | null; readonly pane?: Pane };

/** @param tag what is listed now, unless told otherwise */
export function addressOf({ list, id, tag = tagNow(), pane }: Address): string {
  const query = new URLSearchParams({ list });
  if (tag) query.set('tag', tag);
  if (id) query.set('conversation', id);
  if (id && pane === 'about') query.set('pane', pane);
  return `/desk?${query}`;
}

const tagNow = (): string | null => tagOf(here().query.get('tag') ?? '');

/** As on a phone, where one pane fills the screen: only there is the one before a place to go back to. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 56rem)').matches;

export const openConversation = (list: List, id: string): void =>
  navigate(addressOf({ list, id }), { replace: !isNarrow() });
