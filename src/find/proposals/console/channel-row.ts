/** One channel as the list shows it, and how the list is searched. */
import type { Lang } from '@clearline/card';
import type * as z from 'zod';
import { words } from '../../surfaces/contract.ts';
import type { Contacts } from '../contract.ts';

export type Published = z.infer<typeof Contacts>;
export type ChannelRow = Published['channels'][number];

/** Digits are found however they are grouped: `4000000000` finds 400-000-0000. */
const folded = (text: string): string => text.toLowerCase().replace(/[\s()-]/g, '');

export function matching(rows: readonly ChannelRow[], query: string, kind: string, lang: Lang): ChannelRow[] {
  const wanted = folded(query);
  return rows.filter(({ value, display }) => {
    if (kind !== '' && value.kind !== kind) return false;
    const said = [display, value.id, value.label.zh, value.label.en, words[lang].kinds[value.kind]];
    return folded(said.join('\n')).includes(wanted);
  });
}
