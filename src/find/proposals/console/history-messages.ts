import type { Lang } from '@clearline/card';

const zh = {
  title: '名片历史',
  lead: '每一版官方名片，与前一版相比改了什么。发布过的版本不能改，也不能删。',
  back: '返回渠道',
  version: (n: number) => `第 ${n} 版`,
  current: '现在有效',
  issued: '发布于',
  expires: '有效期至',
  first: (n: number) => `第一版，共 ${n} 项`,
  none: '内容不变，延长了有效期',
  page: '公开页面',
  older: '更早的版本',
  empty: '还没有发布过名片',
  emptyHint: '导入登记文件并批准后，这里会列出每一版。',
};
const en: typeof zh = {
  title: 'History of the card',
  lead: 'Every version of the Contact Card, and what it changed. What was published is never altered or deleted.',
  back: 'Back to channels',
  version: (n) => `Version ${n}`,
  current: 'Current',
  issued: 'Published',
  expires: 'valid until',
  first: (n) => `The first, with ${n} entries`,
  none: 'The same contents, valid for longer',
  page: 'Public page',
  older: 'Older versions',
  empty: 'No card has been published yet',
  emptyHint: 'Import a registry file and have it approved, and every version is listed here.',
};
export const historyMessages: Record<Lang, typeof zh> = { zh, en };
