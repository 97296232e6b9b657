import type { Deeds } from '../../../people/audit/contract.ts';

export const TEAM_DEEDS = {
  'teams.save': { zh: '设置了客服小组', en: 'Set up a team' },
  'teams.remove': { zh: '删除了客服小组', en: 'Removed a team' },
} as const satisfies Deeds;
