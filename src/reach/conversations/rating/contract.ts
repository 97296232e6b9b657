/** What each step of a rating says, from the worst to the best: a number alone is read either way. Browser-safe. */
import type { Lang } from '@clearline/card';

const STEPS: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['很不满意', '不满意', '一般', '满意', '非常满意'],
  en: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
};

/** From 1 on. */
export const RATINGS = [1, 2, 3, 4, 5] as const;

/** @param rating one of them */
export const ratingText = (rating: number, lang: Lang): string => STEPS[lang][rating - 1] ?? `${rating}`;
