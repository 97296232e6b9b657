import type { Deeds } from '../../../people/audit/contract.ts';

export const CALLS_DEEDS = {
  'calls.code-opened': { zh: '生成了通话核验码', en: 'Made a code to prove who they are' },
  'calls.code-withdrawn': { zh: '作废了通话核验码', en: 'Withdrew a code to prove who they are' },
  'calls.code-used': { zh: '顾客核验了通话核验码', en: 'A customer checked the code of an agent' },
  'calls.guessing': { zh: '有人在猜通话核验码', en: 'Somebody guesses the codes of agents' },
  'calls.alarm-seen': { zh: '看过了猜码告警', en: 'Has seen an alarm of guessing' },
  'calls.contact-opened': { zh: '登记了正在联系顾客', en: 'Recorded being in contact with a customer' },
  'calls.contact-closed': { zh: '结束了与顾客的联系', en: 'Ended being in contact with a customer' },
} as const satisfies Deeds;
