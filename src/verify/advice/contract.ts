/** Short, specific warnings at the moments at which people lose money (R69), as data. Browser-safe. */
type Lang = 'zh' | 'en';

export const MOMENTS = [
  'before-paying',
  'transfer-mentioned',
  'password-change',
  'code-typed',
  'called',
] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Advice {
  readonly title: string;
  /** What to do or not to do, one thing each. */
  readonly lines: readonly string[];
}

const zh: Record<Moment, Advice> = {
  'before-paying': {
    title: '付款前，先看一眼收款方',
    lines: [
      '只在本站页面里付款。对方让您加微信、QQ 转账，或付到个人账户的，不要付。',
      '没有“先付保证金、解冻费、验证金再退款”这回事。',
    ],
  },
  'transfer-mentioned': {
    title: '提到转账，请先停下',
    lines: [
      '我们从不要求转账，也没有“安全账户”。退款只会原路退回。',
      '已经转了，请马上联系银行止付，再拨 96110。',
    ],
  },
  'password-change': {
    title: '有人正在电话里让您改密码吗？',
    lines: [
      '如果有，请先挂断：我们不会打电话指挥您改密码。',
      '新密码不要告诉任何人，也不要用对方替您想好的密码。',
    ],
  },
  'code-typed': {
    title: '只有一种核验码可以填在这里',
    lines: [
      '由客服念给您听，您来填写。方向反过来的都是骗局：短信验证码不要填在这里，也不要念给任何人听。',
      '核验通过，也不会有人因此向您要密码、验证码或转账。',
    ],
  },
  called: {
    title: '正在通话？可以先挂断',
    lines: [
      '挂断不会耽误任何事。真有问题，您打回官方号码，我们照样处理。',
      '通话中不要转账，不要共享屏幕，不要念验证码。',
    ],
  },
};

const en: typeof zh = {
  'before-paying': {
    title: 'Before you pay, look at who receives it',
    lines: [
      'Pay on the pages of this site only. If somebody wants it through WeChat, QQ or a private account, do not pay.',
      'There is no deposit, unfreezing fee or verification fee to pay first and get back later.',
    ],
  },
  'transfer-mentioned': {
    title: 'A transfer was mentioned: stop here first',
    lines: [
      'We never ask for transfers, and have no “safe account”. Refunds go back the way the money came.',
      'If you have paid already, have your bank stop it at once, then call 96110.',
    ],
  },
  'password-change': {
    title: 'Is somebody on the phone telling you to do this?',
    lines: [
      'If so, hang up first: we never call to walk you through changing a password.',
      'Tell nobody the new password, and take none that somebody has thought up for you.',
    ],
  },
  'code-typed': {
    title: 'Only one kind of code belongs here',
    lines: [
      'Our agent reads it out and you type it. The other way round is a fraud: do not type a code from a text message here, and read none to anybody.',
      'A good answer entitles nobody to your password, your codes or a transfer.',
    ],
  },
  called: {
    title: 'Still on the phone? You may hang up',
    lines: [
      'Nothing is lost by it. If there is a real problem, call our official number and we deal with it just the same.',
      'While you talk: no transfers, no screen sharing, no codes read out.',
    ],
  },
};

export const adviceFor = (moment: Moment, lang: Lang): Advice => (lang === 'zh' ? zh : en)[moment];
