import type { Both } from '../../../../../web/console/language.tsx';

const zh = {
  label: '搜索会话',
  placeholder: '内容、订单号、称呼或编号',
  filters: '筛选',
  filtered: (n: number) => `筛选（${n}）`,
  status: '状态',
  intent: '诉求',
  agent: '负责人',
  from: '从',
  to: '到',
  any: '不限',
  clear: '清除筛选',
  leave: '退出搜索',
  results: '搜索结果',
  count: (n: number, hasMore: boolean) => (hasMore ? `最相关的 ${n} 条` : `共 ${n} 条`),
  none: '没有找到',
  noneText: '试试更少的字、订单号的开头，或放宽筛选。已遮住的密码、卡号搜不到；超过两年的会话已删除。',
  more: '更多结果',
  note: '备注',
  itself: '会话资料',
  says: (who: string) => `${who}：`,
};
const en: typeof zh = {
  label: 'Search conversations',
  placeholder: 'Words, order, name or no.',
  filters: 'Filter',
  filtered: (n) => `Filter (${n})`,
  status: 'Status',
  intent: 'Intent',
  agent: 'Assigned to',
  from: 'From',
  to: 'To',
  any: 'Any',
  clear: 'Clear the filter',
  leave: 'Leave the search',
  results: 'Found',
  count: (n, hasMore) => (hasMore ? `The ${n} that fit best` : n === 1 ? '1 found' : `${n} found`),
  none: 'Nothing found',
  noneText:
    'Try fewer words, the beginning of the order number, or a wider filter. Passwords and card numbers are hidden and cannot be found; conversations older than two years are erased.',
  more: 'More',
  note: 'Note',
  itself: 'About the conversation',
  says: (who) => `${who}:`,
};

export const searchTexts: Both<typeof zh> = { zh, en };
