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
        '不登录时最多三种：一种记住您选择的语言，一种记住您已经关闭的公告，还有一种在您反映号码打没打通之后，当天内避免重复计算。都不含身份信息，删除它们不影响使用。',
        '登录后另有：一种保持登录；输入第二步验证码时有一种，十分钟内有效；还有一种让我们认得这台设备，有效期九十天，用来挡住试密码的人。',
      ],
      [
        '访问日志',
        '首页、联系我们、公告等页面是事先备好的，查看它们通常不留记录。',
        '搜索、翻看旧版名片、关闭公告、打开不存在的网址等，会记录时间、网址中的路径、处理结果和 IP 地址，用来排查故障和防止滥用。您搜索的内容和浏览器信息不记录。',
        '在线客服的请求也这样记录：网址中有会话编号和操作，没有您写的内容，也没有会话凭证和文件链接里的密文。',
      ],
      ['没有跟踪', '本站没有广告，没有第三方统计，也不从别的网站加载任何内容。'],
      [
        '您发来的内容',
        '您打电话、留言或发邮件时提供的信息，只用来处理您的问题。请不要发送密码、验证码或银行卡号。',
      ],
      [
        '在线客服',
        '会话保存在服务器上，用来回答您，也方便您回来接着看；结束两年后自动删除。可能作为证据的会话会保留更久，直到不再需要。系统认出的验证码、密码、银行卡号、证件号在保存之前就会遮住。',
        '一起保存的还有：您自己填的称呼、联系方式和订单号，您选择带上的核实记录，浏览器自报的型号（User-Agent），您最后一次在线的时间，以及您的评价，只给工作人员看。会话的凭证和还没发出的消息留在您的浏览器里；在合作方的页面上聊天时，那个页面的程序也能读到它们。',
        '您发来的图片和文件，保存时间与会话相同。图片会去掉拍摄地点等附加信息，文档按原样保存；图片和文档里的文字不会遮住，请先自己遮盖。运营方设置了病毒扫描时，先扫描再给人看。',
        '您要求把聊天记录发到邮箱时，那封邮件在服务器上保存 90 天；为了限制次数，邮箱地址和网络地址各留一个加密摘要，也是 90 天。',
        '运营方自己的程序可能会收到会话的动态，例如新消息和评价，不含您的联系方式；这些动态在服务器上保存 30 天。',
      ],
      [
        '查询与删除',
        '与在线客服的会话：在聊天窗口打开“聊天记录和我的数据”，点“下载我的全部数据”或“申请删除我的数据”。申请由工作人员确认；作为证据保留的，会告诉您原因。登录后在“我的会话”里也能下载。',
        '其他信息，或者聊天窗口打不开时，请用下面的官方联系方式告诉我们。',
      ],
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
        'Without signing in there are at most three: one remembers the language you chose, one the notices you closed, and one, after you said whether a number answers, keeps that from being counted twice on the same day. None says who you are, and you may delete them.',
        'Signing in adds one that keeps you signed in; one of ten minutes while you enter a second code; and one of ninety days by which we know this device again, to keep out those who try passwords.',
      ],
      [
        'Access logs',
        'Pages such as the home page, the contacts and the notices are made ready beforehand. Reading them normally leaves no record.',
        'For a search, an older Contact Card, a notice put away or an address that does not exist, the server records the time, the path of the address, the outcome and the IP address, to find faults and to prevent abuse. What you searched for and which browser you use are not recorded.',
        'Requests of the live chat are recorded likewise: the address names the conversation and what was done, not what you wrote, nor the key to your conversation, nor the secret in links to files.',
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
        'A conversation is kept on the server, to answer you and so that you can come back to it; two years after its end it is deleted. What may be needed as evidence is kept longer, until it is not. Codes, passwords, card and ID numbers that are recognised are hidden before anything is stored.',
        'Kept with it, for our staff alone: the name, contact and order number that you give, what you had verified if you bring it along, what your browser says of itself (User-Agent), when you were last there, and your rating. The key to your conversation, and messages that are not sent yet, stay in your browser; where you chat on a partner’s page, programs of that page can read them too.',
        'Pictures and files that you send are kept as long as the conversation. Pictures lose the place where they were taken and other hidden data; documents are kept as they are. Nothing within them is hidden: cover it before you send them. Where the operator has set up a scanner for viruses, they are scanned before anybody sees them.',
        'Where you have a transcript sent by e-mail, that message is kept on the server for 90 days; so are, to limit how often, keyed hashes of the address and of your network.',
        'Programs of the operator may be told what happens in conversations, such as new messages and ratings, without how to contact you. That is kept on the server for 30 days.',
      ],
      [
        'Access and deletion',
        'Conversations in the live chat: open “Transcript and my data” there, and choose “Download all my data” or “Ask to erase my data”. Staff confirm the request; where something is kept as evidence you are told why. Signed in, you can download under “My conversations” too.',
        'For anything else, or where the chat does not open, use the official contacts below.',
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
