/**
 * What only pretends to be plain text: controls, formats (zero-width, bidirectional), private use, surrogates, and what
 * is drawn as nothing. The variation selector of emoji is harmless where it belongs to one.
 */
const HIDDEN =
  /(?<!\p{Extended_Pictographic})\ufe0f(?!\u20e3)|(?!\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u;
const FULL_WIDTH_LETTER_OR_DIGIT = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

/**
 * Whether `text` holds characters that look like others: full-width or circled digits, digits of other scripts,
 * compatibility forms, other dashes and spaces, invisible characters.
 */
export function isAltered(text: string): boolean {
  const other = text.replace(/[\x20-\x7e]/g, '');
  return text.normalize('NFKC') !== text || HIDDEN.test(text) || /[\p{N}\p{Pd}]/u.test(other);
}

/** The same for a name in Chinese, where full-width punctuation is ordinary. */
export function isAlteredName(text: string): boolean {
  return text.normalize('NFC') !== text || HIDDEN.test(text) || FULL_WIDTH_LETTER_OR_DIGIT.test(text);
}
