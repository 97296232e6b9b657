/** The answer as plain text, for bots and terminals. */
import type { Lang } from '../../kernel/i18n.ts';
import type { Answer } from './contract.ts';
import { defanged } from './defanged.ts';
import { pageMessages } from './page-messages.ts';

/** Lines end in LF. What stands first is the conclusion and the next step. */
export function plainAnswer({ conclusion, items }: Answer, lang: Lang): string {
  const { what } = pageMessages[lang];
  const rows = items.flatMap(({ verdict, says, signals, ...item }) => [
    `- ${oneLine(defanged({ verdict, ...item }))} [${what[verdict]}] ${says}`,
    ...signals.map((signal) => `  · ${signal.says}`),
  ]);
  return `${[conclusion.says, conclusion.next, ...(rows.length > 0 ? ['', ...rows] : [])].join('\n')}\n`;
}

/** Nothing in it commands a terminal. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
