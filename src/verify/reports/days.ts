import { beijingTime } from '../../kernel/when/contract.ts';

/** `2026-11-22`, the calendar day in Beijing. */
export const dateOf = (at: number): string => beijingTime(at).slice(0, 10);
