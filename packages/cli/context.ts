export type Lang = 'zh' | 'en';

/** What every command is handed. */
export interface Context {
  readonly lang: Lang;
  /** Milliseconds since the Unix epoch. */
  readonly clock: { now(): number };
  /** Aborts when somebody asks the command to end. */
  readonly signal: AbortSignal;
  /** Rejects when the signal aborts. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** One line for whoever, or whatever, reads the result. */
  readonly print: (line: string) => unknown;
  /** One line for the person at the terminal: a remark, or why nothing was done. */
  readonly remark: (line: string) => unknown;
}

const ACTIVE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * What a terminal would obey is shown as `\u` and four hexadecimal digits: controls but newline and tab, and bidirectional
 * marks. Much that is printed was written by others. In a string of JSON this says the same as before.
 */
export const shown = (text: string): string =>
  text.replace(ACTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One line on the standard output. */
export const print = (line: string): void => {
  process.stdout.write(`${shown(line)}\n`);
};

/** One line on the standard error. */
export const remark = (line: string): void => {
  process.stderr.write(`${shown(line)}\n`);
};
