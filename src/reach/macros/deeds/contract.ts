import type { Deeds } from '../../../people/audit/contract.ts';

/** Of shared ones; what somebody keeps for themselves is nobody else's business. */
export const MACRO_DEEDS = {
  'macros.save': { zh: '修改共用话术', en: 'Changed a shared macro' },
  'macros.delete': { zh: '删除共用话术', en: 'Deleted a shared macro' },
} as const satisfies Deeds;
