import type { Deeds } from '../../../people/audit/contract.ts';

export const PUBLISHERS_DEEDS = {
  'publishers.drafted': {
    zh: '提出了新的批准人名单',
    en: 'Drafted another list of who approves the card',
  },
  'publishers.signed': { zh: '签署了新的批准人名单', en: 'Signed the new list of who approves the card' },
  'publishers.dropped': { zh: '撤回了新的批准人名单', en: 'Withdrew the new list of who approves the card' },
  'publishers.changed': {
    zh: '新的批准人名单生效',
    en: 'A new list of who approves the card came into force',
  },
} as const satisfies Deeds;
