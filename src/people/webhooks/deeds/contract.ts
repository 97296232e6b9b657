import type { Deeds } from '../../audit/contract.ts';

export const WEBHOOKS_DEEDS = {
  'webhooks.create': { zh: '新增了推送地址', en: 'Made a webhook' },
  'webhooks.change': { zh: '修改了推送地址', en: 'Changed a webhook' },
  'webhooks.remove': { zh: '删除了推送地址', en: 'Removed a webhook' },
  'webhooks.rotate': { zh: '更换了推送密钥', en: 'Changed the secret of a webhook' },
  'webhooks.pause': { zh: '暂停了推送', en: 'Paused a webhook' },
  'webhooks.resume': { zh: '恢复了推送', en: 'Resumed a webhook' },
  'webhooks.ping': { zh: '发送了测试推送', en: 'Sent a test to a webhook' },
  'webhooks.retry': { zh: '让一次推送重新发送', en: 'Had a delivery sent again' },
  'webhooks.replay': { zh: '重放了事件', en: 'Replayed events to a webhook' },
  'webhooks.pull': { zh: '拉取了事件', en: 'Read events by cursor' },
  'webhooks.disable': {
    zh: '推送连续失败，已停用',
    en: 'A webhook failed for too long and was switched off',
  },
} as const satisfies Deeds;
