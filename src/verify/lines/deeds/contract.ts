import type { Deeds } from '../../../people/audit/contract.ts';

export const LINE_DEEDS = {
  'lines.open': { zh: '线路被反映打不通', en: 'A line was reported as not reachable' },
  'lines.confirmed': { zh: '确认线路打不通', en: 'Confirmed that a line is down' },
  'lines.resolved': { zh: '线路恢复正常', en: 'A line is reachable again' },
  'lines.dismissed': { zh: '排除线路异常', en: 'Dismissed the reports about a line' },
} as const satisfies Deeds;
