/** Times as a registry writes them, to and from the browser's own fields. Without a zone they are Beijing time. */
const BEIJING_MS = 8 * 3_600_000;

/** `2026-10-01 08:00`, as a registry file takes it. */
export const nowInBeijing = (now = Date.now()): string =>
  new Date(now + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ');

/** What `<input type="datetime-local">` takes; a date alone is its first moment, or for an end the next day's. */
export function fieldOf(moment: string | undefined, edge: 'start' | 'end'): string {
  if (moment === undefined || moment === '') return '';
  if (/^\d{4}-\d\d-\d\d$/.test(moment)) {
    const day = new Date(`${moment}T00:00:00Z`);
    if (edge === 'end') day.setUTCDate(day.getUTCDate() + 1);
    return day.toISOString().slice(0, 16);
  }
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(moment)) return moment.replace(' ', 'T');
  const at = Date.parse(moment);
  return Number.isNaN(at) ? '' : new Date(at + BEIJING_MS).toISOString().slice(0, 16);
}

/** Whether a notice's entry says that it is still to come; one that names no beginning begins when it is published. */
export const isToCome = (startsAt: string | undefined, now: number): boolean =>
  fieldOf(startsAt, 'start') > fieldOf(nowInBeijing(now), 'start');

/** undefined where the field is empty. */
export const momentOf = (field: string): string | undefined =>
  field === '' ? undefined : field.replace('T', ' ');
