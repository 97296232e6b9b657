/** What people call the members of a card, and how they are told where two cards differ. Browser-safe. */
import type { CardContent, Channel, Lang, Retired } from '@clearline/card';

type KeyOf<T> = T extends unknown ? keyof T : never;
/** What can stand in `Change.fields`. */
export type Member =
  | KeyOf<Channel>
  | keyof CardContent['operator']
  | keyof Retired
  | keyof CardContent['never'][number]
  | 'day'
  | 'order';

const MEMBERS_ZH: Record<Member, string> = {
  id: '标识',
  kind: '类型',
  label: '渠道名称',
  note: '补充说明',
  audience: '服务对象',
  intents: '受理的问题',
  languages: '接待语言',
  hours: '服务时间',
  priority: '推荐次序',
  surfaces: '展示位',
  human: '由人工接待',
  replyWithinMinutes: '首次回复承诺',
  badge: '平台认证标识',
  since: '启用时间',
  number: '号码',
  direction: '是否外呼',
  reachableFrom: '能从哪里拨通',
  url: '网址',
  address: '邮箱地址',
  postal: '地址',
  postcode: '邮编',
  handle: '账号',
  admins: '群管理员',
  domain: '域名',
  stores: '应用商店',
  name: '名称',
  legalName: '主体名称',
  licences: '证照',
  filings: '备案号',
  channel: '原属渠道',
  value: '联系方式',
  display: '写法',
  from: '启用时间',
  until: '停用时间',
  reason: '原因',
  successor: '代替它的渠道',
  text: '文字',
  day: '日期',
  order: '排列次序',
};

const zh = {
  members: MEMBERS_ZH,
  /** A member that this release does not know. */
  other: '其他内容',
  sameMeaning: '只改了写法，意思不变',
  inLanguage: (member: string, language: string) => `${member}（${language}）`,
  day: (date: string, kind: string, name: string | undefined) => `${date}${kind}${name ? `（${name}）` : ''}`,
  badge: (name: string, subject: string, checked: string, expires: string) =>
    `${name}：${subject}（${checked}核对，${expires}到期）`,
  reply: (minutes: number) => `${span(minutes, '分钟', '小时', '天')}内首次回复`,
  zone: (hours: string, zone: string) => `${hours}（${zone}）`,
  closure: (from: string, until: string, reason: string | undefined) =>
    `${from} 至 ${until} 暂停服务${reason ? `：${reason}` : ''}`,
  clauses: '；',
};

const en: typeof zh = {
  members: {
    id: 'Id',
    kind: 'Kind',
    label: 'Channel name',
    note: 'Note',
    audience: 'For whom',
    intents: 'Needs served',
    languages: 'Languages',
    hours: 'Hours',
    priority: 'Order of recommendation',
    surfaces: 'Shown on',
    human: 'A person answers',
    replyWithinMinutes: 'Promised first reply',
    badge: 'Verification mark',
    since: 'In use since',
    number: 'Number',
    direction: 'Whether it calls out',
    reachableFrom: 'Reachable from',
    url: 'Web address',
    address: 'Email address',
    postal: 'Postal address',
    postcode: 'Postcode',
    handle: 'Account',
    admins: 'Group administrators',
    domain: 'Domain',
    stores: 'App stores',
    name: 'Name',
    legalName: 'Legal name',
    licences: 'Licences',
    filings: 'Filings',
    channel: 'Channel it belonged to',
    value: 'Contact',
    display: 'Spelling',
    from: 'In use since',
    until: 'Retired on',
    reason: 'Reason',
    successor: 'Replacement',
    text: 'Text',
    day: 'Date',
    order: 'Order of the list',
  },
  other: 'Something else',
  sameMeaning: 'only written another way; it means the same',
  inLanguage: (member, language) => `${member} (${language})`,
  day: (date, kind, name) => `${date}: ${kind}${name ? ` (${name})` : ''}`,
  badge: (name, subject, checked, expires) => `${name}: ${subject} (checked ${checked}, expires ${expires})`,
  reply: (minutes) => `First reply within ${span(minutes, 'min', 'h', 'days')}`,
  zone: (hours, zone) => `${hours} (${zone})`,
  closure: (from, until, reason) => `closed from ${from} to ${until}${reason ? `: ${reason}` : ''}`,
  clauses: '; ',
};

/** Minutes in the largest unit that keeps them whole; people say 24 hours rather than one day. */
function span(minutes: number, minute: string, hour: string, day: string): string {
  if (minutes > 1440 && minutes % 1440 === 0) return `${minutes / 1440} ${day}`;
  if (minutes % 60 === 0) return `${minutes / 60} ${hour}`;
  return `${minutes} ${minute}`;
}

export const memberMessages: Record<Lang, typeof zh> = { zh, en };
