/** The card's members and their choices as people call them, for whoever tells two cards apart. */
import type { CalendarOverride, CardContent, Channel, PhoneChannel, Retired, Surface } from '@clearline/card';
import type { Lang } from '../../../kernel/i18n.ts';

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
  label: '名称',
  note: '说明',
  audience: '服务对象',
  intents: '受理的问题',
  languages: '语言',
  hours: '服务时间',
  priority: '推荐次序',
  surfaces: '展示位',
  human: '是否人工',
  replyWithinMinutes: '回复承诺',
  badge: '认证',
  since: '启用时间',
  number: '号码',
  direction: '是否外呼',
  reachableFrom: '可拨打的电话',
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
const SURFACES_ZH: Record<Surface, string> = {
  nav: '导航',
  footer: '页脚',
  banner: '横幅',
  popup: '弹窗',
  floating: '悬浮按钮',
  page: '联系页面',
  embed: '合作方网站',
  machine: '程序读取的文件',
};
const PLACES_ZH: Record<PhoneChannel['reachableFrom'][number], string> = {
  mobile: '手机',
  landline: '座机',
  abroad: '境外',
};
const FILINGS_ZH: Record<CardContent['operator']['filings'][number]['kind'], string> = {
  icp: 'ICP 备案',
  police: '公安备案',
};
const DAYS_ZH: Record<CalendarOverride['kind'], string> = {
  holiday: '放假',
  'make-up': '调休上班',
  ordinary: '照常',
};
const LANGUAGES_ZH: Record<Lang, string> = { zh: '中文', en: '英文' };

const zh = {
  members: MEMBERS_ZH,
  surfaces: SURFACES_ZH,
  places: PLACES_ZH,
  filings: FILINGS_ZH,
  days: DAYS_ZH,
  languages: LANGUAGES_ZH,
  /** A member that this release does not know. */
  other: '其他内容',
  separator: '、',
  clauses: '；',
  none: '无',
  yes: '是',
  no: '否',
  sameMeaning: '只改了写法，意思不变',
  inLanguage: (member: string, language: string) => `${member}（${language}）`,
  day: (date: string, kind: string, name: string | undefined) => `${date}${kind}${name ? `（${name}）` : ''}`,
  badge: (name: string, subject: string, checked: string, expires: string) =>
    `${name}：${subject}（${checked}核对，${expires}到期）`,
  zone: (hours: string, zone: string) => `${hours}（${zone}）`,
  closure: (from: string, until: string, reason: string | undefined) =>
    `${from} 至 ${until} 暂停服务${reason ? `：${reason}` : ''}`,
};

const en: typeof zh = {
  members: {
    id: 'id',
    kind: 'kind',
    label: 'name',
    note: 'note',
    audience: 'audience',
    intents: 'needs served',
    languages: 'languages',
    hours: 'hours',
    priority: 'order',
    surfaces: 'shown on',
    human: 'whether a person answers',
    replyWithinMinutes: 'promised reply',
    badge: 'badge',
    since: 'in use since',
    number: 'number',
    direction: 'whether it calls out',
    reachableFrom: 'reachable from',
    url: 'web address',
    address: 'email address',
    postal: 'address',
    postcode: 'postcode',
    handle: 'account',
    admins: 'group administrators',
    domain: 'domain',
    stores: 'app stores',
    name: 'name',
    legalName: 'legal name',
    licences: 'licences',
    filings: 'filings',
    channel: 'channel it belonged to',
    value: 'contact',
    display: 'spelling',
    from: 'in use since',
    until: 'retired on',
    reason: 'reason',
    successor: 'replacement',
    text: 'text',
    day: 'date',
    order: 'order of the list',
  },
  surfaces: {
    nav: 'navigation',
    footer: 'footer',
    banner: 'banner',
    popup: 'pop-up',
    floating: 'floating button',
    page: 'contact pages',
    embed: 'partners’ sites',
    machine: 'files for programs',
  },
  places: { mobile: 'mobiles', landline: 'landlines', abroad: 'abroad' },
  filings: { icp: 'ICP filing', police: 'Public security filing' },
  days: { holiday: 'holiday', 'make-up': 'make-up working day', ordinary: 'ordinary day' },
  languages: { zh: 'Chinese', en: 'English' },
  other: 'something else',
  separator: ', ',
  clauses: '; ',
  none: 'none',
  yes: 'yes',
  no: 'no',
  sameMeaning: 'only written another way; it means the same',
  inLanguage: (member, language) => `${member} (${language})`,
  day: (date, kind, name) => `${date}: ${kind}${name ? ` (${name})` : ''}`,
  badge: (name, subject, checked, expires) => `${name}: ${subject} (checked ${checked}, expires ${expires})`,
  zone: (hours, zone) => `${hours} (${zone})`,
  closure: (from, until, reason) => `closed from ${from} to ${until}${reason ? `: ${reason}` : ''}`,
};

export const changeMessages: Record<Lang, typeof zh> = { zh, en };
