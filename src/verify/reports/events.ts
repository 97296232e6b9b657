/** To consoles: a case, an appeal or an alarm has changed. */
export const CHANGED = 'reports.changed';
/** To nodes: what is confirmed has changed. */
export const CONFIRMED = 'reports.confirmed';
