import type { Lang } from '@clearline/card';

const zh = {
  parts: {
    operator: '运营主体',
    calendar: '节假日安排',
    never: '“我们绝不”清单',
    'valid-days': '名片有效天数',
  },
  retired: '已停用',
  /** Those that a card has not. */
  members: {
    line: '号码类型',
    title: '标题',
    body: '正文',
    placements: '展示方式',
    starts_at: '开始',
    ends_at: '结束',
    slug: '网址标识',
  },
};
const en: typeof zh = {
  parts: {
    operator: 'Operator',
    calendar: 'Holidays',
    never: '“We never” list',
    'valid-days': 'Days a card is valid',
  },
  retired: 'Retired',
  members: {
    line: 'Kind of line',
    title: 'Title',
    body: 'Text',
    placements: 'Placement',
    starts_at: 'Begins',
    ends_at: 'Ends',
    slug: 'Address',
  },
};
export const describeMessages: Record<Lang, typeof zh> = { zh, en };
