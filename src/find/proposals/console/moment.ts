/** Times as a registry writes them, to and from the browser's own fields. Without a zone they are Beijing time. */
import { beijingTime } from '../../../kernel/when/contract.ts';
import { instantOf, isMoment } from '../../../kernel/when/written/contract.ts';

/** `2026-10-01 08:00`, as a registry file takes it. */
export const nowInBeijing = (now = Date.now()): string => beijingTime(now);

/** What `<input type="datetime-local">` takes; a date alone is its first moment, or for an end the next day's. */
export const fieldOf = (moment: string | undefined, edge: 'start' | 'end'): string =>
  moment !== undefined && isMoment(moment) ? beijingTime(instantOf(moment, edge)).replace(' ', 'T') : '';

/** Whether a notice's entry says that it is still to come; one that names no beginning begins when it is published. */
export const isToCome = (startsAt: string | undefined, now: number): boolean =>
  fieldOf(startsAt, 'start') > fieldOf(nowInBeijing(now), 'start');

/** undefined where the field is empty. */
export const momentOf = (field: string): string | undefined =>
  field === '' ? undefined : field.replace('T', ' ');
