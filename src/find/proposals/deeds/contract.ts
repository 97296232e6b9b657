import type { Deeds } from '../../../people/audit/contract.ts';
import type { TimelineEntry } from '../shapes/contract.ts';

export const PROPOSAL_DEEDS = {
  'proposals.created': { zh: '新建了提案', en: 'Began a proposal' },
  'proposals.edited': { zh: '修改了提案', en: 'Edited a proposal' },
  'proposals.submitted': { zh: '把提案提交审批', en: 'Submitted a proposal for approval' },
  'proposals.approved': { zh: '批准了提案', en: 'Approved a proposal' },
  'proposals.scheduled': { zh: '安排了提案的发布时间', en: 'Scheduled a proposal' },
  'proposals.published': { zh: '发布了提案', en: 'Published a proposal' },
  'proposals.rejected': { zh: '拒绝了提案', en: 'Rejected a proposal' },
  'proposals.withdrawn': { zh: '撤回了提案', en: 'Withdrew a proposal' },
  'proposals.reopened': { zh: '重新打开了提案', en: 'Opened a proposal again' },
  'proposals.rebased': { zh: '把提案换到了新名片上', en: 'Brought a proposal up to the newer card' },
  'proposals.commented': { zh: '在提案里留言', en: 'Commented on a proposal' },
  'proposals.returned': {
    zh: '提案未能发布，回到审批',
    en: 'A proposal could not be published and went back to review',
  },
} as const satisfies Deeds & Record<`proposals.${TimelineEntry['act']}`, unknown>;
