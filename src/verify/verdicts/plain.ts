/** The answer as plain text, for bots and terminals. */
import type { Lang } from '../../kernel/i18n.ts';
import type { Answer } from './contract.ts';
import { defanged } from './defanged.ts';
import { pageMessages } from './page-messages.ts';
import { standingOf, worstFirst } from './standing/contract.ts';

/** Lines end in LF. What stands first is the conclusion and the next step. */
export function plainAnswer({ conclusion, items }: Answer, lang: Lang): string {
  const { what } = pageMessages[lang];
  const rows = worstFirst(items).flatMap((item) => [
    `- ${oneLine(defanged(item))} [${what[standingOf(item)]}] ${item.says}`,
    ...item.signals.map((signal) => `  · ${signal.says}`),
  ]);
  return `${[conclusion.says, conclusion.next, ...(conclusion.see ? [conclusion.see] : []), ...(rows.length > 0 ? ['', ...rows] : [])].join('\n')}\n`;
}

/** Nothing in it commands a terminal. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
