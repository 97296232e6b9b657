/**
 * Texts that lead nobody anywhere, each in the one place where it may stand. Other words can name a number or an account
 * in more ways than any search finds, so those are protected. Cards of every age are judged by these two lists, and by
 * verifiers of every age: nothing is ever added or taken out.
 */
import type { Localized } from './text.ts';

/** Public holidays of mainland China and days that make up for them, which bear their names too. */
export const PLAIN_DAYS: readonly Localized[] = [
  { zh: '元旦', en: "New Year's Day" },
  { zh: '春节', en: 'Spring Festival' },
  { zh: '清明', en: 'Tomb-sweeping Day' },
  { zh: '清明节', en: 'Tomb-sweeping Day' },
  { zh: '劳动节', en: 'Labour Day' },
  { zh: '端午', en: 'Dragon Boat Festival' },
  { zh: '端午节', en: 'Dragon Boat Festival' },
  { zh: '中秋', en: 'Mid-autumn Festival' },
  { zh: '中秋节', en: 'Mid-autumn Festival' },
  { zh: '国庆节', en: 'National Day' },
  { zh: '放假', en: 'Holiday' },
  { zh: '调休上班', en: 'Make-up working day' },
];

/** Why a value is not official any more, in the words that are not the operator's own. */
export const RETIRED_REASONS = {
  replaced: { zh: '已更换', en: 'Replaced' },
  withdrawn: { zh: '已停用', en: 'No longer in use' },
  fraud: { zh: '被人冒用', en: 'Abused by others' },
  'dead-line': { zh: '线路失效', en: 'The line is dead' },
} as const satisfies Record<string, Localized>;
