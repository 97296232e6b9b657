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
