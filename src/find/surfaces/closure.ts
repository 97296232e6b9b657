import type { Hours } from '@clearline/card';
import type { Lang } from '../../kernel/i18n.ts';
import { instantText } from '../../kernel/when/contract.ts';
import { memberMessages } from './members/contract.ts';

/** The announced closure that holds at `at`, else the next one, with its reason; none is an empty list. */
export function closureText({ closures }: Hours, at: number, lang: Lang): string[] {
  const [next] = closures
    .filter(({ until }) => Date.parse(until) > at)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  if (!next) return [];
  const { from, until, reason } = next;
  return [memberMessages[lang].closure(instantText(from, lang), instantText(until, lang), reason?.[lang])];
}
