import type { Deeds } from '../../../people/audit/contract.ts';

export const REPORT_DEEDS = {
  'reports.confirmed': { zh: '确认了一个冒充者', en: 'Confirmed an impostor' },
  'reports.rejected': { zh: '驳回了一个举报案件', en: 'Rejected a case of reports' },
  'reports.merged': { zh: '合并了举报案件', en: 'Merged a case of reports' },
  'reports.undone': { zh: '撤销了对举报案件的决定', en: 'Took back a decision on reports' },
  'reports.struck': { zh: '因申诉从冒充者名单中删除了一项', en: 'Struck an impostor off after an appeal' },
  'reports.appeal-dismissed': { zh: '驳回了一份申诉', en: 'Dismissed an appeal' },
  'reports.expired': { zh: '一个冒充者的确认到期', en: 'A confirmed impostor expired' },
  'reports.spike-closed': { zh: '关闭了举报激增警报', en: 'Closed an alarm about a wave of reports' },
} as const satisfies Deeds;
