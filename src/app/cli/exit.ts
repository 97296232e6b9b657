/** Exit codes of every command; scripts rely on them. A signal ends a command with 128 and its number. */
export const EXIT = {
  done: 0,
  /** What was asked for cannot be done as things are; nothing was changed. */
  refused: 1,
  usage: 2,
  /** The person at the terminal said no. */
  declined: 3,
  /** The database cannot be reached or used. */
  unavailable: 4,
  /** EX_CONFIG of sysexits.h. */
  config: 78,
} as const;
