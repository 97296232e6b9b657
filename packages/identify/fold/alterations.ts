/** What can be done to a character so that people still read it and machines do not. The order is that of the bits. */
export const ALTERATIONS = [
  /** ４００ */
  'full-width',
  /** ④⓪⓪, in circles, squares, brackets or boxes. */
  'circled',
  /** 4️⃣ */
  'keycap',
  /** 𝟒𝟎𝟎 and other mathematical letters and digits. */
  'styled',
  /** ⁴⁰⁰ or ₄₀₀ */
  'raised',
  /** Digits of another script: ٤٠٠. */
  'other-script',
  /** Another form of a plain character: a ligature, a Roman numeral, a long dash, a wide space. */
  'variant',
  /** Marks drawn over or under: 4̶0̶0̶. */
  'combining',
  /** Characters that are drawn as nothing. */
  'invisible',
  /** Characters that change in which direction a text runs. */
  'bidi',
] as const;
export type Alteration = (typeof ALTERATIONS)[number];

/** Several alterations at once, one bit each. */
export type Marks = number;

export const markOf = (alteration: Alteration): Marks => 1 << ALTERATIONS.indexOf(alteration);

export const alterationsIn = (marks: Marks): Alteration[] =>
  ALTERATIONS.filter((_, bit) => marks & (1 << bit));
