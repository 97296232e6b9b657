import type { Lang } from '../../kernel/i18n.ts';
import { LINE_REFUSALS } from './refusals/contract.ts';

export const refusalText = (code: keyof typeof LINE_REFUSALS, lang: Lang) => ({
  code,
  says: LINE_REFUSALS[code][lang],
});
