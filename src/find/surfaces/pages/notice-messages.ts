import type { Lang } from '../../../kernel/i18n.ts';
import type { Notice } from '../../notices/contract.ts';

const KINDS_ZH: Record<Notice['kind'], string> = {
  'number-changed': '联系方式变更',
  'number-retired': '联系方式停用',
  'number-added': '新增渠道',
  service: '服务通知',
};

const zh = {
  title: '公告',
  description: '全部公告，包括每一次客服号码变更。以往的公告永远保留，可以搜索。',
  lead: '客服号码的每一次变更都会在这里公布。以往的公告不会删除。',
  search: '搜索公告',
  searchButton: '搜索',
  found: (count: number, q: string) => `“${q}”：找到 ${count} 条公告`,
  foundNone: '没有找到。换一个词试试，或者看全部公告。',
  none: '还没有公告。客服号码有变更时，会在这里公布。',
  all: '全部公告',
  newer: '较新的公告',
  older: '较早的公告',
  pageOf: (page: number, of: number) => `第 ${page} 页，共 ${of} 页`,
  feeds: '订阅公告',
  kinds: KINDS_ZH,
  published: '发布',
  channelNow: '这个渠道现在的联系方式',
  channelGone: '这条公告所说的渠道已经停用。请使用现在的官方号码：',
  version: (n: number) => `随官方名片第 ${n} 版发布`,
  ended: '这条公告已经过期，仅供查阅。',
  changedSince: '后来又有变动',
  undone: '这条公告发布以后又有变动，仅供查阅。请以下面的现行信息为准。',
};

const en: typeof zh = {
  title: 'Notices',
  description:
    'Every notice, including each change of a customer service number. Old notices stay searchable.',
  lead: 'Every change of a customer service number is announced here. Old notices are never removed.',
  search: 'Search notices',
  searchButton: 'Search',
  found: (count, q) => `“${q}”: ${count} ${count === 1 ? 'notice' : 'notices'}`,
  foundNone: 'Nothing found. Try another word, or see all notices.',
  none: 'No notices yet. When a customer service number changes, it is announced here.',
  all: 'All notices',
  newer: 'Newer notices',
  older: 'Older notices',
  pageOf: (page, of) => `Page ${page} of ${of}`,
  feeds: 'Subscribe',
  kinds: {
    'number-changed': 'Contact changed',
    'number-retired': 'Contact retired',
    'number-added': 'New channel',
    service: 'Service',
  },
  published: 'Published',
  channelNow: 'This channel today',
  channelGone: 'The channel of this notice is retired. Use today’s official number:',
  version: (n) => `Came with version ${n} of the Contact Card`,
  ended: 'This notice is over and kept for reference.',
  changedSince: 'Changed again since',
  undone: 'This has changed again since, and is kept for reference. What holds now stands below.',
};

export const noticeMessages: Record<Lang, typeof zh> = { zh, en };
