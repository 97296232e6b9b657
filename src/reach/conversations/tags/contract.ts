/** Tags: whatever staff call a conversation, in one form, so that the same word is the same tag. Browser-safe. */
import * as z from 'zod';

/** Characters. */
export const MAX_TAG = 24;
/** Of one conversation; the table holds to it too. */
export const MOST_TAGS = 10;

/** Width, case, blanks and a `#` in front make no difference; what cannot be seen is left out. */
export const tidyTag = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s#]+/, '')
    .trim()
    .toLowerCase();

const isTag = (text: string): boolean => text !== '' && [...text].length <= MAX_TAG;

/** Null where it gives none. */
export function tagOf(text: string): string | null {
  const tag = tidyTag(text);
  return isTag(tag) ? tag : null;
}

export const Tag = z
  .string()
  .max(200)
  .transform(tidyTag)
  .refine(isTag, `a tag has 1 to ${MAX_TAG} characters`);

/** Each once. */
export const Tags = z
  .array(Tag)
  .max(MOST_TAGS)
  .transform((all) => [...new Set(all)]);
