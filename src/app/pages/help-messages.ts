import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  title: '帮助中心',
  description: '电话占线、号码打不通、接到可疑来电时怎么办，以及怎样确认一个号码是不是官方的。',
  contents: '本页内容',
  busy: {
    title: '电话占线，怎么办',
    steps: [
      '先看“联系人工客服”页面：那里会列出现在还有谁在值班。',
      '需要提交截图、订单等凭证的，提交工单；工单有编号，不会丢。',
      '不着急的，发邮件或给官方账号留言，我们会在承诺的时间内回复。',
    ],
    link: '现在谁在值班',
  },
  dead: {
    title: '号码打不通、是空号，怎么办',
    lead: '很可能号码已经变更。请按下面的次序查：',
    steps: {
      archive: '查公告：每次号码变更都会公布。',
      archiveLink: '打开公告',
      chat: '问在线客服：“现在的客服电话是多少？”',
      contact: '还不行，就用联系我们页面上的其他方式。',
      contactLink: '查看全部联系方式',
    },
    mobile: '800 开头的号码只能用座机拨打。',
  },
  check: { title: '怎样确认一个号码是我们的' },
  fraud: {
    title: '接到自称客服的电话，怎么办',
    steps: [
      '立即挂断。不要按对方的指示按键、下载软件或共享屏幕。',
      '不要回拨来电号码。打开本站，拨打页面上方的官方号码核实。',
      '已经转账或说出验证码的：马上联系银行冻结，并报警。',
      '把来电号码、时间和对方说的话告诉我们。',
    ],
    call: '三个问题，看这个来电该不该信',
    agent: '对方说能证明身份：核验客服的六位码',
    rule: '客服不会先打给您。只有您预约过的回拨，我们才会打来。',
  },
  problems: { title: '页面上的错误提示是什么意思', lead: '出错页面上的代码，在这里都能查到。' },
  partners: {
    title: '合作方',
    text: '合作平台可以嵌入官方联系方式，号码变更后自动更新。合作页面上的号码可能滞后，一律以本站为准。',
    link: '取得嵌入代码',
  },
};

const en: typeof zh = {
  title: 'Help',
  description:
    'What to do when the line is busy, a number does not work or a caller seems suspicious, and how to check a number.',
  contents: 'On this page',
  busy: {
    title: 'The line is busy',
    steps: [
      'Look at “Talk to a person”: it lists who else is on duty now.',
      'If you have screenshots or orders to hand in, open a ticket. It has a number and does not get lost.',
      'If it can wait, send an email or a message to an official account; we answer within the promised time.',
    ],
    link: 'Who is on duty now',
  },
  dead: {
    title: 'A number does not work',
    lead: 'It has probably changed. Look in this order:',
    steps: {
      archive: 'The notices: every change of number is announced there.',
      archiveLink: 'Open the notices',
      chat: 'Live chat: ask “What is the current customer service number?”',
      contact: 'Otherwise, use any other way on the contact page.',
      contactLink: 'See every way to contact us',
    },
    mobile: 'Numbers that begin with 800 can be dialled from landlines only.',
  },
  check: { title: 'How to check that a number is ours' },
  fraud: {
    title: 'Somebody calls and says they are customer service',
    steps: [
      'Hang up. Do not press keys, install software or share your screen as the caller says.',
      'Do not call that number back. Open this site and call the official number at the top to check.',
      'If you have sent money or told a code: ask your bank to freeze it now, and call the police.',
      'Tell us the number, the time and what was said.',
    ],
    call: 'Three questions: whether to trust the call',
    agent: 'They say they can prove it: check an agent’s code',
    rule: 'Customer service never calls you first. We call only when you have booked a call.',
  },
  problems: {
    title: 'What an error message means',
    lead: 'Every code that an error page shows is explained here.',
  },
  partners: {
    title: 'Partners',
    text: 'Partners can embed our official contacts, which follow every change of number. A number on a partner’s page may lag behind; this site decides.',
    link: 'Get the embed code',
  },
};

export const helpMessages: Record<Lang, typeof zh> = { zh, en };
