import type { Channel, ChannelKind, Intent } from '@clearline/card';
import type { Lang } from '../../../kernel/i18n.ts';
import type { Urgency, Why } from '../ways.ts';

type Audience = Channel['audience'][number];

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
const INTENT_HINTS_ZH: Record<Intent, string> = {
  'top-up-failed': '付了款，没有收到',
  'faulty-goods': '卡密无效、与说明不符',
  'account-security': '被盗、异常登录、接到可疑来电',
  refund: '退款进度、交易纠纷',
  enquiry: '下单之前想问清楚',
};
const URGENCIES_ZH: Record<Urgency, string> = {
  urgent: '现在就要解决',
  today: '今天之内',
  evidence: '可以等，要提交凭证',
};
const WHYS_ZH: Record<Why, string> = {
  'human-now': '现在有人接待',
  'answers-now': '现在可用，由智能客服先回答，可转人工',
  'keeps-evidence': '可以提交凭证，全程有记录',
  'leave-message': '随时可以留言，不用等人上班',
  'opens-later': '现在没有人值班',
  'not-open': '暂未开放',
};
const AUDIENCES_ZH: Record<Audience, string> = {
  guest: '访客',
  buyer: '买家',
  supplier: '供货商',
  partner: '合作方',
};

const zh = {
  kinds: KINDS_ZH,
  intents: INTENTS_ZH,
  intentHints: INTENT_HINTS_ZH,
  urgencies: URGENCIES_ZH,
  whys: WHYS_ZH,
  audiences: AUDIENCES_ZH,
  official: '官方客服电话',
  dial: (number: string) => `拨打 ${number}`,
  call: '拨打电话',
  copy: '复制号码',
  copied: '已复制',
  copyHint: '长按号码可复制',
  save: '存入通讯录',
  qr: '扫码拨打',
  qrAlt: (number: string) => `二维码：用手机扫码后拨打 ${number}`,
  always: '7×24 小时',
  noHours: '长期有效',
  /** After the number that landlines only can reach. */
  notMobile: '手机拨不通，请用座机拨打',
  inboundOnly: '只接听，不外呼',
  callsBack: '只回拨您预约过的电话',
  extension: (digits: string) => `分机 ${digits}`,
  reply: (minutes: number) => `${span(minutes, '分钟', '小时', '天')}内首次回复`,
  intent: '适合：',
  everyIntent: '各类问题都可以',
  audience: '服务对象：',
  otherLanguage: '只用英文接待',
  robot: '智能客服先答，可转人工',
  badge: (name: string, subject: string) => `${name}：${subject}`,
  badgeChecked: (date: string) => `${date}核对`,
  admins: '群管理员：',
  postcode: '邮编',

  contactTitle: '联系我们',
  contactDescription: (name: string) => `${name}的官方客服电话和全部联系方式：现在谁在值班，哪个最快。`,
  chooserTitle: '哪种方式最快？',
  chooserIntent: '您遇到的问题',
  chooserUrgency: '有多急',
  waysTitle: '建议您这样联系',
  chooserHint: '选好以后，会按顺序列出最快的方式和理由。',
  allTitle: '全部官方联系方式',
  allLead: '不在这里的号码、账号和网站，都不是我们的。',
  seeAll: '查看全部官方联系方式',
  groups: {
    call: '电话',
    write: '在线客服、工单与邮件',
    social: '官方账号与群',
    elsewhere: '店铺、合作平台与网站',
  },
  retired: {
    numbers: {
      title: '这些号码已停用',
      lead: '旧记录里如果存着它们，请改用现在的号码。停用的号码再有人接听，也不是我们。',
    },
    all: {
      title: '这些联系方式已停用',
      lead: '旧记录里如果存着它们，请改用现在的。再有人用它们接听、回复您，也不是我们。',
    },
  },
  replacedBy: '现在请用',
  embedTitle: '合作方：把官方联系方式放到您的网站',
  embedLead: '粘贴这段代码。号码变更后，您的页面会自动更新；脚本不可用时显示一个普通链接。',
  embedFallback: (name: string) => `${name} 官方联系方式`,

  humanTitle: '联系人工客服',
  humanDescription: '现在能接通的人工客服，以及没有人值班时怎么办。',
  humanNow: '现在最快接通人工的方式',
  humanNext: '打不通？依次试这些',
  humanClosed: '现在没有人工值班',
  humanFirst: '最早开始服务的是',
  humanWrite: '电话和在线客服都没有排定的开放时间。请先留言，我们会回复您。',
  humanNone: '目前没有排定的人工服务时间。官方客服电话是',
  humanMessages: '现在就可以留言',
  humanLater: '稍后有人值班',
  humanHabit: '网址记下来也可以：这一页永远指向人工。',
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
  intentHints: {
    'top-up-failed': 'Paid, but nothing came',
    'faulty-goods': 'Code not accepted, not as described',
    'account-security': 'Stolen, odd sign-in, suspicious call',
    refund: 'Progress of a refund, a disagreement',
    enquiry: 'Ask before you buy',
  },
  urgencies: { urgent: 'Right now', today: 'Today', evidence: 'Can wait, I have evidence to send' },
  whys: {
    'human-now': 'Somebody answers now',
    'answers-now': 'Available now; the assistant answers first and can hand you to a person',
    'keeps-evidence': 'Takes your evidence and keeps a record',
    'leave-message': 'Leave a message at any hour',
    'opens-later': 'Nobody is on duty now',
    'not-open': 'Not open at present',
  },
  audiences: { guest: 'visitors', buyer: 'buyers', supplier: 'suppliers', partner: 'partners' },
  official: 'Official customer service number',
  dial: (number) => `Call ${number}`,
  call: 'Call',
  copy: 'Copy number',
  copied: 'Copied',
  copyHint: 'Press and hold to copy',
  save: 'Save contact',
  qr: 'Scan to call',
  qrAlt: (number) => `QR code: scan it with a phone to call ${number}`,
  always: '24 hours, every day',
  noHours: 'Always valid',
  notMobile: 'Cannot be dialled from mobiles; use a landline',
  inboundOnly: 'Takes calls, never makes them',
  callsBack: 'Calls back only if you booked it',
  extension: (digits) => `ext. ${digits}`,
  reply: (minutes) => `First reply within ${span(minutes, 'min', 'h', 'days')}`,
  intent: 'Helps with: ',
  everyIntent: 'Helps with any problem',
  audience: 'For ',
  otherLanguage: 'Answers in Chinese only',
  robot: 'Assistant first, then a person',
  badge: (name, subject) => `${name}: ${subject}`,
  badgeChecked: (date) => `checked ${date}`,
  admins: 'Group administrators: ',
  postcode: 'Postcode',

  contactTitle: 'Contact us',
  contactDescription: (name) =>
    `The official phone number of ${name} and every other channel: who is on duty, and which is fastest.`,
  chooserTitle: 'Which way is fastest?',
  chooserIntent: 'What you need',
  chooserUrgency: 'How soon',
  waysTitle: 'Contact us this way',
  chooserHint: 'Choose, and the fastest ways are listed in order, each with its reason.',
  allTitle: 'Every official channel',
  allLead: 'A number, account or website that is not listed here is not ours.',
  seeAll: 'See every official channel',
  groups: {
    call: 'Phone',
    write: 'Chat, tickets and email',
    social: 'Official accounts and groups',
    elsewhere: 'Shops, partners and websites',
  },
  retired: {
    numbers: {
      title: 'Numbers no longer in use',
      lead: 'If you saved one of these, use today’s number. Whoever answers a retired number is not us.',
    },
    all: {
      title: 'Contacts no longer in use',
      lead: 'If you saved one of these, use today’s instead. Whoever answers on a retired one is not us.',
    },
  },
  replacedBy: 'Use now',
  embedTitle: 'Partners: show our official contacts on your site',
  embedLead:
    'Paste this code. Your page follows every change of number by itself; without script it shows a plain link.',
  embedFallback: (name) => `Official contacts of ${name}`,

  humanTitle: 'Talk to a person',
  humanDescription: 'The quickest way to a person now, and what to do when nobody is on duty.',
  humanNow: 'The quickest way to a person now',
  humanNext: 'Not getting through? Try these in turn',
  humanClosed: 'Nobody is on duty right now',
  humanFirst: 'First to open',
  humanWrite: 'No line or chat has a time at which it opens. Leave a message, and we will answer.',
  humanNone: 'There is no time at present at which a person answers. The official number is',
  humanMessages: 'Leave a message now',
  humanLater: 'On duty later',
  humanHabit: 'You can bookmark this page: it always leads to a person.',
};

/** Minutes in the largest unit that keeps them whole; people say 24 hours rather than one day. */
function span(minutes: number, minute: string, hour: string, day: string): string {
  if (minutes > 1440 && minutes % 1440 === 0) return `${minutes / 1440} ${day}`;
  if (minutes % 60 === 0) return `${minutes / 60} ${hour}`;
  return `${minutes} ${minute}`;
}

export const contactMessages: Record<Lang, typeof zh> = { zh, en };
