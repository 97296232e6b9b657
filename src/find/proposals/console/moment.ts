/** Times as a registry writes them, to and from the browser's own fields. Without a zone they are Beijing time. */
import { beijingTime } from '../../../kernel/when/contract.ts';

/** `2026-10-01 08:00`, as a registry file takes it. */
export const nowInBeijing = (): string => beijingTime(Date.now());

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
  return Number.isNaN(at) ? '' : beijingTime(at).replace(' ', 'T');
}

/** undefined where the field is empty. */
export const momentOf = (field: string): string | undefined =>
  field === '' ? undefined : field.replace('T', ' ');
