import type { Lang } from '@clearline/card';

const zh = {
  parts: {
    operator: '运营主体',
    calendar: '节假日安排',
    never: '“我们绝不”清单',
    'valid-days': '名片有效天数',
  },
  retired: '已停用',
  members: {
    legal_name: '主体名称',
    licences: '证照',
    filings: '备案号',
    title: '标题',
    body: '正文',
    placements: '展示方式',
    starts_at: '开始',
    ends_at: '结束',
    slug: '网址标识',
    channel: '原属渠道',
    value: '联系方式',
    from: '启用时间',
    until: '停用时间',
    reason: '原因',
    successor: '代替它的渠道',
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
    legal_name: 'Legal name',
    licences: 'Licences',
    filings: 'Filings',
    title: 'Title',
    body: 'Text',
    placements: 'Placement',
    starts_at: 'Begins',
    ends_at: 'Ends',
    slug: 'Address',
    channel: 'Channel it belonged to',
    value: 'Contact',
    from: 'In use since',
    until: 'Retired on',
    reason: 'Reason',
    successor: 'Replacement',
  },
};
export const describeMessages: Record<Lang, typeof zh> = { zh, en };
