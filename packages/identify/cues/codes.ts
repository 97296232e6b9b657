/** What a message asks of people, or does to them. Closed. */
export const CUE_CODES = [
  'asks-code',
  'asks-password',
  'asks-card',
  'asks-identity',
  'asks-card-secret',
  'asks-transfer',
  'asks-screen',
  'asks-other-app',
  'asks-link',
  'asks-secrecy',
  'threatens',
  'hurries',
  'promises-compensation',
  'promises-gain',
  'claims-official',
  'claims-authority',
  /** The text says that a number called or texted them. */
  'called-you',
] as const;
export type CueCode = (typeof CUE_CODES)[number];

export interface Cue {
  readonly code: CueCode;
  /** As it stands in the text: `given.slice(start, end)`. */
  readonly text: string;
  /** UTF-16 offsets into the text as given; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}
