import type { Lang } from '@clearline/card';

const zh = {
  loading: '正在载入渠道',
  fresh: '新增渠道',
  freshLead: '先选类型；之后随时可以改内容，类型和标识不再改变。',
  freshOf: (kind: string) => `新增${kind}`,
  gone: (id: string) => `名片上没有渠道 ${id}`,
  back: '返回渠道',
  preview: '预览',
  editing: (name: string) => `修改${name}`,
  adding: (kind: string) => `新增${kind}`,
  remove: '移除渠道',
  removeTitle: (name: string) => `移除“${name}”？`,
  removeLead: (value: string) =>
    `发布后，${value} 会被列为已停用，并自动发布一条公告。停用的联系方式永远留在名片上，查得到。`,
  removeNow: '加入提案',
  removing: (name: string) => `移除${name}`,
};
const en: typeof zh = {
  loading: 'Loading the channel',
  fresh: 'New channel',
  freshLead: 'Choose its kind first. Its contents can change later; its kind and id stay.',
  freshOf: (kind) => `New: ${kind}`,
  gone: (id) => `The card has no channel ${id}`,
  back: 'Back to channels',
  preview: 'Preview',
  editing: (name) => `Change ${name}`,
  adding: (kind) => `Add ${kind}`,
  remove: 'Remove channel',
  removeTitle: (name) => `Remove “${name}”?`,
  removeLead: (value) =>
    `Once published, ${value} is listed as retired, and a notice says so. What was retired stays on the card for ever, so that it can be checked.`,
  removeNow: 'Put it into a proposal',
  removing: (name) => `Remove ${name}`,
};
export const editorMessages: Record<Lang, typeof zh> = { zh, en };
