/** UTF-16 units; longer texts are refused, or nothing is found in them. */
export const MAX_TEXT = 1_000_000;
