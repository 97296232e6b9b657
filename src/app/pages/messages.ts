import { noticeMessages, type View } from '../../find/surfaces/index.ts';
import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  home: {
    title: (number: string) => `官方客服电话 ${number}`,
    description: (name: string, number: string) =>
      `${name}官方客服电话 ${number}。在线客服、工单、邮箱等全部官方联系方式都在这里。`,
    heading: (name: string) => `${name}官方客服电话`,
    intents: '您遇到了什么问题？',
    never: '我们的承诺',
    neverLead: '谁违背了下面任何一条，谁就不是我们。请立即挂断，再拨打本页的官方号码核实。',
    notices: '最新公告',
    allNotices: '全部公告',
    noNotices: '还没有公告。客服号码有变更时，会在这里公布。',
    check: '怎样确认是我们',
    steps: {
      domain: '看网址',
      domainText: '请自己在浏览器里输入官方域名，不要点别人发来的链接。地址应以 https 开头。我们的域名只有：',
      number: '查号码',
      numberText: '把您看到的号码填进来，看看它是不是我们的、有没有停用。',
      numberButton: '查一查',
      card: '对名片',
      cardText: '官方名片列出全部有效的联系方式，以及每个号码从何时用到何时。',
      cardLink: '查看官方名片',
    },
    numberLabel: '号码、账号或网址',
  },
  login: {
    title: '登录',
    description: '员工登录管理台的入口。顾客不用登录，也能联系官方客服。',
    lead: '顾客不用登录，也能联系到我们。员工请从这里进入管理台。',
    staff: '员工登录管理台',
    warning: '任何人以“登录”“解冻”“验证”为由向您要密码或验证码，都不是我们。',
    call: '需要帮助，请拨打官方客服电话',
    buyers:
      '买家可以注册账号。目前它只保存您的姓名、邮箱和登录方式，还不能下单或查订单；联系客服不需要账号。',
    signUp: '注册买家账号',
    signIn: '买家登录',
  },
  problem: {
    what: '现在可以这样做',
    home: '回到首页',
    contact: '查看全部联系方式',
    search: '搜索',
    explain: '这是什么意思',
    status: (status: number, code: string) => `错误 ${status} · ${code}`,
    request: (id: string) => `请求编号 ${id}。联系客服时报上它，我们能更快找到原因。`,
    call: '着急的话，直接打电话',
  },
  unpublished: {
    title: '官方名片还没有发布',
    description: '运营方尚未发布官方联系方式。',
    detail: '运营方还没有发布官方联系方式，所以这里没有号码可以显示。请不要相信别处看到的“客服电话”。',
    admin: '如果您是管理员：准备好登记文件后运行 npm run clearline -- import，发布后这里会立即更新。',
  },
  search: {
    title: '搜索',
    description: '搜索客服电话、联系方式、公告，或查一个号码是不是官方的。',
    label: '号码、账号或关键词',
    hint: '例如“客服”“电话”“联系方式”，或一个您想核对的号码。',
    button: '搜索',
    results: (q: string, count: number) => `“${q}”：${count} 条结果`,
    tooLong: '内容太长了',
    tooLongLead: '请只填一个号码、账号或网址，或者几个关键词。要核实身份，请直接拨打下面的官方号码。',
    number: '官方客服电话',
    channels: '现在有效的官方联系方式',
    similar: '相似的结果',
    similarLead: '只有一部分相同，不是核对结果。请逐字比较。',
    notices: '公告',
    pages: '页面',
    none: '没有找到',
    noneLead: '换一个词试试。没有列在官方名片上的联系方式，请先用下面的官方号码核实。',
  },
};

const en: typeof zh = {
  home: {
    title: (number) => `Official customer service ${number}`,
    description: (name, number) =>
      `${name}: official customer service number ${number}, and every other official way to reach us.`,
    heading: (name) => `${name} customer service`,
    intents: 'What can we help with?',
    never: 'Our promise',
    neverLead:
      'Whoever breaks one of these is not us. Hang up, then call the official number on this page to check.',
    notices: 'Latest notices',
    allNotices: 'All notices',
    noNotices: 'No notices yet. When a customer service number changes, it is announced here.',
    check: 'How to tell that it is us',
    steps: {
      domain: 'Look at the address',
      domainText:
        'Type our domain into the browser yourself; do not follow links that others send. The address begins with https. Our only domains are:',
      number: 'Look up the number',
      numberText: 'Enter the number that you saw: is it ours, or has it been retired?',
      numberButton: 'Look it up',
      card: 'Compare with the Contact Card',
      cardText:
        'It lists every contact that is valid now, and since when and until when each number was used.',
      cardLink: 'See the Contact Card',
    },
    numberLabel: 'Number, account or web address',
  },
  login: {
    title: 'Sign in',
    description: 'Where staff sign in. Customers can reach customer service without signing in.',
    lead: 'Customers can reach us without signing in. Staff go on to the console here.',
    staff: 'Staff: sign in to the console',
    warning:
      'Anyone who asks for your password or a code to “sign in”, “unfreeze” or “verify” something is not us.',
    call: 'If you need help, call us',
    buyers:
      'Buyers can open an account. For now it keeps your name, your e-mail address and your ways to sign in: there are no orders in it yet, and you need none to reach us.',
    signUp: 'Open an account as a buyer',
    signIn: 'Buyers: sign in',
  },
  problem: {
    what: 'What you can do',
    home: 'Go to the home page',
    contact: 'See every way to contact us',
    search: 'Search',
    explain: 'What this means',
    status: (status, code) => `Error ${status} · ${code}`,
    request: (id) => `Request ${id}. Tell us this when you contact us, and we find the cause sooner.`,
    call: 'If it is urgent, call us',
  },
  unpublished: {
    title: 'The Contact Card is not published yet',
    description: 'The operator has not published its official contacts yet.',
    detail:
      'The operator has not published its official contacts yet, so there is no number to show. Do not trust a “customer service number” that you saw elsewhere.',
    admin:
      'If you are the administrator: prepare the registry file and run npm run clearline -- import. This page follows at once.',
  },
  search: {
    title: 'Search',
    description: 'Search for the customer service number, contacts and notices, or look up a number.',
    label: 'Number, account or keyword',
    hint: 'For example “phone” or “contact”, or a number that you want to check.',
    button: 'Search',
    results: (q, count) => `“${q}”: ${count} ${count === 1 ? 'result' : 'results'}`,
    tooLong: 'That is too long',
    tooLongLead:
      'Enter one number, account or web address, or a few words. To check who somebody is, call the official number below.',
    number: 'Official customer service number',
    channels: 'Official contacts that are valid now',
    similar: 'Similar results',
    similarLead: 'Only a part is the same, so this confirms nothing. Compare them character by character.',
    notices: 'Notices',
    pages: 'Pages',
    none: 'Nothing found',
    noneLead:
      'Try another word. Whatever is not listed on the Contact Card, check it first by calling the official number below.',
  },
};

export const pageMessages: Record<Lang, typeof zh> = { zh, en };

/** What the feeds call themselves. */
export const feedOptions = ({ card }: View, lang: Lang): { title: string; description: string } => ({
  title: `${card.operator.name[lang]} · ${noticeMessages[lang].title}`,
  description: noticeMessages[lang].description,
});
