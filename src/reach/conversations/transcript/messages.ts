import type { Lang } from '../../../kernel/i18n.ts';
import type { SecretKind } from '../../privacy/contract.ts';
import type { EVENTS, Intent, Status } from '../contract.ts';

type EventName = (typeof EVENTS)[number];

const HIDDEN_ZH: Record<SecretKind, string> = {
  'private-key': '私钥',
  'access-token': '访问令牌',
  password: '密码',
  'resident-id': '身份证号',
  'bank-card': '银行卡号',
  passport: '护照号',
  'card-cvv': '银行卡安全码',
  'one-time-code': '验证码',
};
const INTENTS_ZH: Record<Intent, string> = {
  'top-up-failed': '充值失败',
  'faulty-goods': '卡密有问题',
  'account-security': '账号安全',
  refund: '退款',
  enquiry: '其他咨询',
};
const STATUSES_ZH: Record<Status, string> = {
  open: '进行中',
  pending: '进行中',
  snoozed: '进行中',
  resolved: '已解决',
  closed: '已结束',
};
const EVENTS_ZH: Record<EventName, (name: string) => string> = {
  opened: () => '会话已建立',
  joined: (name) => `${name} 接入了会话`,
  transferred: (name) => `已转给 ${name}`,
  requeued: () => '已回到队列，位置保留',
  resolved: () => '客服标记为已解决',
  reopened: () => '会话重新打开',
  ended: () => '会话结束',
  rated: () => '顾客已评价',
  'set-aside': () => '顾客离开了一阵，改为留言',
  'merged-into': (number) => `已并入会话 ${number}，在那里继续`,
  merged: (number) => `会话 ${number} 已并到这里`,
  unmerged: (number) => `与会话 ${number} 已分开`,
};

const zh = {
  title: (number: number) => `会话 ${number} 的聊天记录`,
  by: (operator: string, number: number) => `${operator}：会话 ${number} 的聊天记录`,
  zone: '时间均为北京时间（UTC+8）。',
  made: (time: string) => `生成于 ${time}。`,
  masked: '已遮住的密码、卡号等从未保存，这里也看不到。',
  withNotes: '含内部备注，请勿交给顾客。',
  intent: '诉求',
  intents: INTENTS_ZH,
  order: '订单号',
  opened: '开始于',
  status: '状态',
  statuses: STATUSES_ZH,
  customer: '顾客',
  assistant: '自动回复（不是真人）',
  system: '系统',
  note: '内部备注',
  former: '客服（已离职）',
  writer: (name: string, n: number) => `${name} · 工号 ${n}`,
  events: EVENTS_ZH,
  file: (name: string, isPicture: boolean) => `[${isPicture ? '图片' : '文件'}] ${name}`,
  hidden: (kinds: readonly SecretKind[]) => `已遮住：${kinds.map((kind) => HIDDEN_ZH[kind]).join('、')}`,
  genuine: (url: string) => `怀疑真伪？请自行打开 ${url} 核对官方联系方式。`,
};

const en: typeof zh = {
  title: (number) => `Transcript of conversation ${number}`,
  by: (operator, number) => `${operator}: transcript of conversation ${number}`,
  zone: 'All times are Beijing time (UTC+8).',
  made: (time) => `Made on ${time}.`,
  masked: 'Passwords, card numbers and the like that were hidden were never stored, and are not here either.',
  withNotes: 'With internal notes: not for the customer.',
  intent: 'About',
  intents: {
    'top-up-failed': 'Top-up failed',
    'faulty-goods': 'Faulty goods',
    'account-security': 'Account security',
    refund: 'Refund',
    enquiry: 'Something else',
  },
  order: 'Order',
  opened: 'Began on',
  status: 'Status',
  statuses: {
    open: 'Under way',
    pending: 'Under way',
    snoozed: 'Under way',
    resolved: 'Resolved',
    closed: 'Ended',
  },
  customer: 'Customer',
  assistant: 'Automatic answer (not a person)',
  system: 'System',
  note: 'Internal note',
  former: 'Support (no longer with us)',
  writer: (name, n) => `${name} · staff no. ${n}`,
  events: {
    opened: () => 'The conversation has begun',
    joined: (name) => `${name} has joined`,
    transferred: (name) => `Handed over to ${name}`,
    requeued: () => 'Back in the queue, in the same place',
    resolved: () => 'Marked as solved',
    reopened: () => 'Opened again',
    ended: () => 'The conversation has ended',
    rated: () => 'The customer has rated us',
    'set-aside': () => 'The customer was away for a while, so it became a message',
    'merged-into': (number) => `Goes on in conversation ${number}`,
    merged: (number) => `Conversation ${number} goes on here`,
    unmerged: (number) => `Conversation ${number} is separate again`,
  },
  file: (name, isPicture) => `[${isPicture ? 'picture' : 'file'}] ${name}`,
  hidden: (kinds) => `Hidden: ${kinds.map((kind) => kind.replaceAll('-', ' ')).join(', ')}`,
  genuine: (url) => `Is it genuine? Open ${url} yourself and check the official contacts.`,
};

export const transcriptTexts: Record<Lang, typeof zh> = { zh, en };
