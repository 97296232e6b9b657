import type { Lang } from '@clearline/card';

const zh = {
  title: '认证标识',
  lead: '平台自己的认证：到期前请到平台核对，再更新日期。过期的标识不再显示。',
  empty: '还没有认证标识',
  emptyHint: '在公众号、微博、抖音等渠道里添加，访客就能对照。',
  toChannels: '去看渠道',
  left: (days: number) => `还有 ${days} 天`,
  expired: (days: number) => `已过期 ${days} 天`,
  through: '有效期至',
  checked: '核对于',
};
const en: typeof zh = {
  title: 'Badges',
  lead: 'Marks of the platforms themselves. Check them there before they expire; expired ones are not shown.',
  empty: 'There are no badges yet',
  emptyHint: 'Add them to WeChat, Weibo, Douyin and others, so that visitors can compare.',
  toChannels: 'Go to channels',
  left: (days) => (days === 1 ? '1 day left' : `${days} days left`),
  expired: (days) => (days === 1 ? 'expired a day ago' : `expired ${days} days ago`),
  through: 'good through',
  checked: 'checked',
};
export const badgesMessages: Record<Lang, typeof zh> = { zh, en };
