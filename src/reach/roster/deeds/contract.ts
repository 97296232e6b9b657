import type { Deeds } from '../../../people/audit/contract.ts';

export const ROSTER_DEEDS = {
  'roster.save': { zh: '设置了客服排班', en: 'Set when an agent works' },
  'roster.remove': { zh: '取消了客服排班', en: 'Removed the shifts of an agent' },
} as const satisfies Deeds;
