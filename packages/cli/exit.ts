/** Exit codes of the commands of this package; scripts rely on them. A signal ends a command with 128 and its number. */
export const EXIT = {
  /** It verifies, it is official, all is well. */
  fine: 0,
  /** The answer is no: the number is retired, or none of the cards lists it. Or what was asked for was refused. */
  no: 1,
  usage: 2,
  /** What was given does not verify: believe nothing of it. */
  invalid: 3,
  /** The proof has expired: fetch a newer one. */
  tooOld: 4,
  /** Two statements that contradict each other are both signed. */
  forked: 5,
  /** A monitor has something to tell that must never happen. */
  alarm: 6,
  /** A file, a site or an address cannot be read (EX_NOINPUT of sysexits.h). */
  unreadable: 66,
  /** Cannot be served or kept: an address is taken, a disk is full (EX_UNAVAILABLE of sysexits.h). */
  unavailable: 69,
} as const;
