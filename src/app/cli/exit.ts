/** Exit codes of every command; scripts rely on them. */
export const EXIT = {
  done: 0,
  /** The registry has problems; nothing was changed. */
  refused: 1,
  usage: 2,
  /** The person at the terminal said no. */
  declined: 3,
  /** The database cannot be reached. */
  unavailable: 4,
  /** EX_CONFIG of sysexits.h. */
  config: 78,
} as const;
