/** What the codes of reports are called, for pages and the console. Browser-safe. */
import type { Deed } from '../../verdicts/contract.ts';
import type { Note, Reach, SubjectKind, What } from '../shapes/contract.ts';

interface ReportWords {
  readonly kinds: Readonly<Record<SubjectKind, string>>;
  readonly whats: Readonly<Record<What, string>>;
  readonly reaches: Readonly<Record<Reach, string>>;
  readonly deeds: Readonly<Record<Deed, string>>;
  readonly notes: Readonly<Record<Note, string>>;
}

const zh: ReportWords = {
  kinds: {
    phone: '电话号码',
    url: '链接',
    domain: '网站',
    email: '邮箱',
    qq: 'QQ 号',
    wechat: '微信号',
    group: '群号',
  },
  whats: { phone: '电话或短信号码', link: '网站或链接', account: '微信、QQ 等账号', message: '一条消息' },
  reaches: {
    call: '打电话来',
    sms: '发短信来',
    app: '在微信、QQ 等应用里',
    search: '我搜索时看到',
    advert: '广告',
    group: '群里有人发',
    other: '其他',
  },
  deeds: {
    'asked-code': '要验证码',
    'asked-password': '要密码',
    'asked-card': '要银行卡号或卡密',
    'asked-transfer': '要转账或充值',
    'asked-screen': '要共享屏幕',
    'asked-other-app': '要下载别的应用或换别处聊',
    'sent-link': '发来链接',
    'sold-nothing': '收了钱不发货',
    called: '主动打来电话',
    other: '其他',
  },
  notes: {
    'fake-service': '冒充我们的客服',
    'fake-site': '仿冒我们的网站',
    'fake-refund': '以退款、理赔为名行骗',
    'fake-group': '冒充我们的官方群',
    phishing: '骗取验证码、密码或银行卡信息',
    other: '冒用我们的名义',
  },
};

const en: ReportWords = {
  kinds: {
    phone: 'phone number',
    url: 'link',
    domain: 'website',
    email: 'e-mail address',
    qq: 'QQ',
    wechat: 'WeChat ID',
    group: 'group',
  },
  whats: {
    phone: 'A phone or SMS number',
    link: 'A website or link',
    account: 'An account: WeChat, QQ …',
    message: 'A message',
  },
  reaches: {
    call: 'They called me',
    sms: 'By SMS',
    app: 'In an app such as WeChat',
    search: 'I found it by searching',
    advert: 'In an advert',
    group: 'Somebody posted it in a group',
    other: 'Another way',
  },
  deeds: {
    'asked-code': 'Asked for a code',
    'asked-password': 'Asked for a password',
    'asked-card': 'Asked for a bank card or card secret',
    'asked-transfer': 'Asked for a transfer or top-up',
    'asked-screen': 'Asked to share the screen',
    'asked-other-app': 'Asked to use another app',
    'sent-link': 'Sent a link',
    'sold-nothing': 'Took money and sent nothing',
    called: 'Called out of the blue',
    other: 'Something else',
  },
  notes: {
    'fake-service': 'Poses as our customer service',
    'fake-site': 'Imitates our website',
    'fake-refund': 'Cheats with refunds or compensation',
    'fake-group': 'Poses as our official group',
    phishing: 'Collects codes, passwords or card numbers',
    other: 'Uses our name',
  },
};

export const reportWords: Readonly<Record<'zh' | 'en', ReportWords>> = { zh, en };
