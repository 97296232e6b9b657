import type { Deeds } from '../../../people/audit/contract.ts';

export const CONVERSATION_DEEDS = {
  'reach.export': { zh: '导出了一位顾客的数据', en: 'Exported what is held of a customer' },
  'reach.erasure-asked': { zh: '代顾客申请了删除', en: 'Asked for erasure in a customer’s name' },
  'reach.erasure-withdrawn': {
    zh: '撤回了代顾客提出的删除申请',
    en: 'Withdrew a request for erasure made in a customer’s name',
  },
  'reach.erasure-declined': { zh: '拒绝了删除申请', en: 'Declined a request for erasure' },
  'reach.erased': { zh: '删除了一位顾客的会话', en: 'Erased what was held of a customer' },
  'reach.held': { zh: '保留了会话作为证据', en: 'Kept a conversation as evidence' },
  'reach.let-go': { zh: '解除了会话的保留', en: 'Let go of a conversation kept as evidence' },
  'reach.transcript': { zh: '下载了聊天记录', en: 'Downloaded a transcript' },
} as const satisfies Deeds;
