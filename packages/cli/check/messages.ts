import type { Lang } from '../context.ts';

const zh = {
  description: '问一个网站：这段文字里的号码、链接和账号是不是它的官方联系方式',
  options: { text: '号码、链接、账号或整条消息；- 表示从标准输入读取', site: '网站地址', json: '输出 JSON' },
  notASite: '不是网站地址。请写成 https://… 的样子。',
  noAnswer: '这个网站没有给出可以读懂的答案。',
  tooLong: '内容太长了。请只给有号码或链接的那一段。',
  verdicts: { official: '官方', retired: '已停用', reported: '冒充者', unknown: '不在名片上' },
};
const en: typeof zh = {
  description: 'ask a site whether the numbers, links and accounts in a text are its official contacts',
  options: {
    text: 'a number, a link, an account or a whole message; - reads standard input',
    site: 'address of the site',
    json: 'print JSON',
  },
  notASite: 'This is no address of a site. Write it as https://…',
  noAnswer: 'The site gave no answer that could be read.',
  tooLong: 'This is too long. Give the part with the number or link alone.',
  verdicts: { official: 'official', retired: 'retired', reported: 'impostor', unknown: 'not on the card' },
};
export const checkMessages: Record<Lang, typeof zh> = { zh, en };
