/** Which list and which conversation a desk shows: it stands in the address, so that Back leads back. */
import { here, navigate, usePlace } from '../../../../web/console/router.tsx';
import { LISTS, type List, tagOf } from '../contract.ts';
import { searchInAddress } from './search/asked.ts';

export const PANES = ['list', 'talk', 'about'] as const;
export type Pane = (typeof PANES)[number];

interface DeskPlace {
  readonly list: List;
  readonly id: string | null;
  /** Only those that bear it are listed. */
  readonly tag: string | null;
  /** The one that a phone shows. */
  readonly pane: Pane;
  /** The one that was found, by its number; null where none was. */
  readonly message: number | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function useDeskPlace(): DeskPlace {
  const { query } = usePlace();
  const given = query.get('conversation') ?? '';
  const id = UUID.test(given) ? given : null;
  const pane = id === null ? 'list' : query.get('pane') === 'about' ? 'about' : 'talk';
  const tag = tagOf(query.get('tag') ?? '');
  const seq = Number(query.get('message'));
  const message = id !== null && Number.isSafeInteger(seq) && seq > 0 ? seq : null;
  return { list: LISTS.find((one) => one === query.get('list')) ?? 'queue', id, tag, pane, message };
}

interface To extends Pick<DeskPlace, 'list' | 'id'> {
  readonly tag?: string | null;
  readonly pane?: Pane;
  readonly message?: number | null;
}

/** What is looked for stays. */
export const addressOf = (to: To): string => addressWith(to, searchInAddress());

/** A list in the place of what was looked for. */
export const listAddress = (list: List, id: string | null): string => addressWith({ list, id }, []);

/** @param tag what is listed now, unless told otherwise */
function addressWith({ list, id, tag = tagNow(), pane, message }: To, search: [string, string][]): string {
  const query = new URLSearchParams([['list', list], ...search]);
  if (tag) query.set('tag', tag);
  if (id) query.set('conversation', id);
  if (id && pane === 'about') query.set('pane', pane);
  if (id && message) query.set('message', `${message}`);
  return `/desk?${query}`;
}

const tagNow = (): string | null => tagOf(here().query.get('tag') ?? '');

/** As on a phone, where one pane fills the screen: only there is the one before a place to go back to. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 56rem)').matches;

export const openConversation = (list: List, id: string, message: number | null = null): void =>
  navigate(addressOf({ list, id, message }), { replace: !isNarrow() });
