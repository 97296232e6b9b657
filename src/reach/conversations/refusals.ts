import type { Lang } from '../../kernel/i18n.ts';
import type { BrokenRule } from '../privacy/contract.ts';
import { LINE_REFUSALS, ruleText } from './refusals/contract.ts';

export interface LineRefusal {
  readonly code: keyof typeof LINE_REFUSALS;
  /** That an agent's text breaks. */
  readonly rule?: BrokenRule;
}

/** What a line says of it. */
export const refusalText = ({ code, rule }: LineRefusal, lang: Lang) => ({
  code,
  says: rule ? ruleText(rule, lang) : LINE_REFUSALS[code][lang],
});
