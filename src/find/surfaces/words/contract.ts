/** What people call the choices of a card and of its notices, on pages, in the console and at the terminal. Browser-safe. */
import type {
  AUDIENCES,
  CalendarOverride,
  CardContent,
  Change,
  ChannelKind,
  Intent,
  Lang,
  PhoneChannel,
  Surface,
} from '@clearline/card';
import type { PLACEMENTS } from '../../notices/contract.ts';

const KINDS_ZH: Record<ChannelKind, string> = {
  phone: '客服电话',
  chat: '在线客服',
  ticket: '工单',
  email: '邮箱',
  address: '地址',
  'wechat-account': '微信公众号',
  weibo: '微博',
  douyin: '抖音',
  qq: 'QQ',
  'qq-group': 'QQ 群',
  'wechat-group': '微信群',
  'taobao-shop': '淘宝店铺',
  'jd-shop': '京东店铺',
  'partner-page': '合作平台',
  domain: '官方域名',
  app: '官方应用',
};
const INTENTS_ZH: Record<Intent, string> = {
  'top-up-failed': '充值没到账',
  'faulty-goods': '商品有问题',
  'account-security': '账号安全',
  refund: '退款与售后',
  enquiry: '咨询与其他',
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
const AUDIENCES_ZH: Record<(typeof AUDIENCES)[number], string> = {
  guest: '访客',
  buyer: '买家',
  supplier: '供货商',
  partner: '合作方',
};
const LANGUAGES_ZH: Record<Lang, string> = { zh: '中文', en: '英文' };
const DIRECTIONS_ZH: Record<PhoneChannel['direction'], string> = {
  'inbound-only': '只接听，不外呼',
  callable: '只回拨预约过的电话',
};
const LINES_ZH: Record<PhoneChannel['number']['line'], string> = {
  mobile: '手机',
  '400': '400',
  '800': '800',
  landline: '座机',
  short: '短号',
  international: '国际',
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
const PLACEMENTS_ZH: Record<(typeof PLACEMENTS)[number], string> = {
  board: '公告栏',
  banner: '每页横幅',
  popup: '首页弹窗',
};
const PARTS_ZH: Record<Change['part'], string> = {
  operator: '主体',
  calendar: '节假日',
  channel: '渠道',
  retired: '停用记录',
  never: '承诺',
};
const TYPES_ZH: Record<Change['type'], string> = { added: '新增', removed: '移除', changed: '修改' };

const zh = {
  kinds: KINDS_ZH,
  intents: INTENTS_ZH,
  surfaces: SURFACES_ZH,
  audiences: AUDIENCES_ZH,
  languages: LANGUAGES_ZH,
  directions: DIRECTIONS_ZH,
  lines: LINES_ZH,
  places: PLACES_ZH,
  filings: FILINGS_ZH,
  days: DAYS_ZH,
  placements: PLACEMENTS_ZH,
  parts: PARTS_ZH,
  types: TYPES_ZH,
  /** A value that is retired, and one that is official again. */
  retired: '停用',
  backInUse: '重新启用',
  yes: '是',
  no: '否',
  none: '无',
  separator: '、',
};

const en: typeof zh = {
  kinds: {
    phone: 'Phone',
    chat: 'Live chat',
    ticket: 'Ticket',
    email: 'Email',
    address: 'Address',
    'wechat-account': 'WeChat official account',
    weibo: 'Weibo',
    douyin: 'Douyin',
    qq: 'QQ',
    'qq-group': 'QQ group',
    'wechat-group': 'WeChat group',
    'taobao-shop': 'Taobao shop',
    'jd-shop': 'JD shop',
    'partner-page': 'Partner page',
    domain: 'Official domain',
    app: 'Official app',
  },
  intents: {
    'top-up-failed': 'Top-up did not arrive',
    'faulty-goods': 'Something is wrong with the goods',
    'account-security': 'Account security',
    refund: 'Refund or dispute',
    enquiry: 'Question or anything else',
  },
  surfaces: {
    nav: 'Navigation',
    footer: 'Footer',
    banner: 'Banner',
    popup: 'Pop-up',
    floating: 'Floating button',
    page: 'Contact pages',
    embed: 'Partners’ sites',
    machine: 'Files for programs',
  },
  audiences: { guest: 'Visitors', buyer: 'Buyers', supplier: 'Suppliers', partner: 'Partners' },
  languages: { zh: 'Chinese', en: 'English' },
  directions: {
    'inbound-only': 'Takes calls, never makes them',
    callable: 'Calls back only when booked',
  },
  lines: {
    mobile: 'Mobile',
    '400': '400',
    '800': '800',
    landline: 'Landline',
    short: 'Short code',
    international: 'International',
  },
  places: { mobile: 'Mobiles', landline: 'Landlines', abroad: 'Abroad' },
  filings: { icp: 'ICP filing', police: 'Public security filing' },
  days: { holiday: 'Holiday', 'make-up': 'Make-up working day', ordinary: 'Ordinary day' },
  placements: { board: 'Notice board', banner: 'Banner on every page', popup: 'Pop-up on the home page' },
  parts: {
    operator: 'Operator',
    calendar: 'Holidays',
    channel: 'Channel',
    retired: 'Retired contact',
    never: 'Promise',
  },
  types: { added: 'Added', removed: 'Removed', changed: 'Changed' },
  retired: 'Retired',
  backInUse: 'Back in use',
  yes: 'Yes',
  no: 'No',
  none: 'none',
  separator: ', ',
};

export const words: Record<Lang, typeof zh> = { zh, en };
