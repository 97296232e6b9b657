import type { Lang } from '../../kernel/i18n.ts';

/** A heading and its paragraphs. */
type Section = readonly [title: string, ...paragraphs: string[]];

const zh = {
  privacy: {
    title: '隐私政策',
    description: '本站保存什么、不保存什么。',
    lead: (name: string) => `本站由${name}运营。看联系方式不需要登录，也不需要告诉我们您是谁。`,
    sections: [
      [
        'Cookie',
        '只有三种：一种记住您选择的语言，一种记住您已经关闭的公告，还有一种在您反映号码打没打通之后，当天内避免重复计算。都不含身份信息，删除它们不影响使用。',
      ],
      [
        '访问日志',
        '首页、联系我们、公告等页面是事先备好的，查看它们通常不留记录。',
        '搜索、翻看旧版名片、关闭公告、打开不存在的网址等，会记录时间、网址中的路径、处理结果和 IP 地址，用来排查故障和防止滥用。您搜索的内容和浏览器信息不记录。',
      ],
      ['没有跟踪', '本站没有广告，没有第三方统计，也不从别的网站加载任何内容。'],
      [
        '您发来的内容',
        '您打电话、留言或发邮件时提供的信息，只用来处理您的问题。请不要发送密码、验证码或银行卡号。',
      ],
      [
        '在线客服',
        '会话保存在服务器上，用来回答您，也方便您回来接着看；结束两年后自动删除。验证码、密码、银行卡号、证件号在保存之前就会遮住。您可以在聊天窗口下载记录和我们保存的全部数据，或申请删除。',
        '一起保存的还有：您自己填的称呼、联系方式和订单号，您选择带上的核实记录，以及浏览器自报的型号（User-Agent），只给客服看。会话的凭证和还没发出的消息留在您的浏览器里。',
      ],
      ['查询与删除', '想知道我们保存了您的哪些信息，或要求删除，请用下面的官方联系方式告诉我们。'],
    ] satisfies Section[] as readonly Section[],
  },
  terms: {
    title: '服务协议',
    description: '使用本站的约定。',
    lead: (name: string) => `本站由${name}提供，用来公布官方联系方式。`,
    sections: [
      ['本站提供什么', '官方联系方式、它们的变更记录、公告和帮助。浏览这些内容不收费。'],
      [
        '以本站为准',
        '其他网站、社区和合作页面上的号码可能滞后或是假的。与本站不一致时，以本站的官方名片为准。',
      ],
      [
        '您可以怎样使用',
        '您可以引用、转发官方联系方式，请注明出处和截至时间；不得改动号码，也不得冒充我们。',
      ],
      ['可用性', '我们尽力保持本站可用。数据库不可用时，本站会显示最后一份官方名片，并写明截至时间。'],
      ['有疑问', '请用下面的官方联系方式告诉我们。'],
    ] satisfies Section[] as readonly Section[],
  },
  call: '有疑问，请联系我们',
};

const en: typeof zh = {
  privacy: {
    title: 'Privacy',
    description: 'What this site keeps, and what it does not.',
    lead: (name) =>
      `This site is run by ${name}. You can look up contacts without signing in or telling us who you are.`,
    sections: [
      [
        'Cookies',
        'There are three kinds: one remembers the language you chose, one the notices you closed, and one, after you said whether a number answers, keeps that from being counted twice on the same day. None says who you are, and you may delete them.',
      ],
      [
        'Access logs',
        'Pages such as the home page, the contacts and the notices are made ready beforehand. Reading them normally leaves no record.',
        'For a search, an older Contact Card, a notice put away or an address that does not exist, the server records the time, the path of the address, the outcome and the IP address, to find faults and to prevent abuse. What you searched for and which browser you use are not recorded.',
      ],
      [
        'No tracking',
        'This site has no advertisements and no third-party statistics, and loads nothing from other sites.',
      ],
      [
        'What you send us',
        'What you tell us by phone, message or email is used only to deal with your case. Do not send passwords, codes or card numbers.',
      ],
      [
        'Live chat',
        'A conversation is kept on the server, to answer you and so that you can come back to it; two years after its end it is deleted. Codes, passwords, card and ID numbers are hidden before anything is stored. In the chat you can download what was said and all your data, or ask that it be erased.',
        'Kept with it, for our agents alone: the name, contact and order number that you give, what you had verified if you bring it along, and what your browser says of itself (User-Agent). The key to your conversation, and messages that are not sent yet, stay in your browser.',
      ],
      [
        'Access and deletion',
        'To learn what we hold about you, or to have it deleted, use the official contacts below.',
      ],
    ],
  },
  terms: {
    title: 'Terms',
    description: 'What using this site means.',
    lead: (name) => `This site is provided by ${name} to publish its official contacts.`,
    sections: [
      [
        'What it offers',
        'Official contacts, the record of their changes, notices and help. Reading them costs nothing.',
      ],
      [
        'This site decides',
        'Numbers on other sites, in communities and on partners’ pages may be old or false. Where they differ, the Contact Card on this site is right.',
      ],
      [
        'What you may do',
        'You may quote and pass on the official contacts, naming the source and the date. You may not alter a number or pretend to be us.',
      ],
      [
        'Availability',
        'We do our best to keep the site up. When the database cannot be reached it shows the last Contact Card and says as of when.',
      ],
      ['Questions', 'Use the official contacts below.'],
    ],
  },
  call: 'Questions? Contact us',
};

export const legalMessages: Record<Lang, typeof zh> = { zh, en };
