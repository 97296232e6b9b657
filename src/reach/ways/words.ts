import type { Lang } from '../../kernel/i18n.ts';
import { beijingTime, dateText } from '../../kernel/when/contract.ts';
import type { Step } from '../queue/contract.ts';
import { rangeText } from '../waits/contract.ts';
import type { Act, Way } from './rule.ts';

const ACTS_ZH: Record<Act, string> = {
  call: '打电话',
  chat: '在线客服',
  join: '到群里问',
  message: '在线留言',
  write: '写信留言',
  read: '先看帮助和公告',
};
const STEPS_ZH: Record<Step, string | null> = {
  normal: null,
  publish: '现在找客服的人比较多，可能要多等一会儿。',
  message: '现在排队较长。建议先留言，我们在写明的时间前答复，不用守着。',
  asynchronous: '现在排队很长。一般咨询请留言，在写明的时间前答复；账号安全不受影响，照常排队。',
  incident: '现在排队异常地长，我们正在处理。一般咨询请留言；账号安全照常优先接待，电话也照常可打。',
};
const zh = {
  title: '现在能用的方式',
  acts: ACTS_ZH,
  steps: STEPS_ZH,
  answered: '现在开放',
  wait: (range: string) => `现在忙，${range}`,
  unknown: '现在忙，等待时间暂无法估计',
  reply: (moment: string) => `随时可发，${moment}前答复`,
  replyOpen: '随时可发，会答复您',
  first: '现在没人值班。请先写下来，有人上班就最先处理',
  firstAt: (moment: string) => `请先写下来，${moment}上班后最先处理`,
  opens: '现在没有人',
  opensAt: (moment: string) => `${moment} 开始`,
  down: '现在用不了',
  here: '不用等，随时可看',
  chatOpen: '现在有客服，马上接待',
  chatClosed: (moment: string, by: string) => `现在没有人值班，${moment}开始；留言会在${by}前答复`,
  chatUnstaffed: (by: string) => `现在没有客服在线；留言会在${by}前答复`,
  chatDown: '聊天暂时连不上，请用其他方式',
  asOf: (moment: string) => `暂时无法更新，以上是 ${moment} 的情况`,
  noScript: '聊天需要浏览器脚本；您的浏览器没有运行，请用其他方式。',
};
const en: typeof zh = {
  title: 'Ways that work now',
  acts: {
    call: 'Call',
    chat: 'Live chat',
    join: 'Ask in the group',
    message: 'Leave a message',
    write: 'Write',
    read: 'Read help and notices first',
  },
  steps: {
    normal: null,
    publish: 'Many people are asking just now, and it may take a little longer.',
    message:
      'The line is long. Better leave a message: it is answered by the time stated, and nobody has to wait.',
    asynchronous:
      'The line is very long. Please leave a message with general questions; account security is not affected, and waits as usual.',
    incident:
      'The line is far longer than it should be, and we are on it. Please leave a message with general questions; account security goes first as always, and the phone can be called.',
  },
  answered: 'Open now',
  wait: (range) => `Busy now, ${range}`,
  unknown: 'Busy now, and the wait cannot be estimated yet',
  reply: (moment) => `Any time; answered by ${moment}`,
  replyOpen: 'Any time; you will be answered',
  first: 'Nobody is on duty. Write it down now, and it is dealt with first when somebody is',
  firstAt: (moment) => `Write it down now, and it is dealt with first from ${moment}`,
  opens: 'Nobody is there now',
  opensAt: (moment) => `From ${moment}`,
  down: 'Does not work just now',
  here: 'No wait; there any time',
  chatOpen: 'Somebody is there, and answers at once',
  chatClosed: (moment, by) => `Nobody is on duty until ${moment}; a message is answered by ${by}`,
  chatUnstaffed: (by) => `Nobody is online just now; a message is answered by ${by}`,
  chatDown: 'The chat cannot be reached just now; please use another way',
  asOf: (moment) => `This cannot be renewed just now, and is as of ${moment}`,
  noScript: 'The chat needs scripts, and your browser runs none: please use another way.',
};
export const waysWords: Record<Lang, typeof zh> = { zh, en };

/** 「11月29日 18:00」, as short as a line takes it; in Beijing. */
export function momentText(at: number, lang: Lang): string {
  const clock = beijingTime(at).slice(11);
  const date = dateText(at, lang);
  return lang === 'zh' ? `${date.slice(date.indexOf('年') + 1)} ${clock}` : `${clock} on ${date} (Beijing)`;
}

/** Of the chat alone it is known who is there; of the rest, that it is open. */
export function expectText({ act, expect }: Pick<Way, 'act' | 'expect'>, lang: Lang): string {
  const t = waysWords[lang];
  switch (expect.is) {
    case 'answered':
      return act === 'chat' ? t.chatOpen : t.answered;
    case 'wait':
      return expect.wait ? t.wait(rangeText(expect.wait, lang)) : t.unknown;
    case 'reply':
      return expect.by === null ? t.replyOpen : t.reply(momentText(expect.by, lang));
    case 'first':
      return expect.at === null ? t.first : t.firstAt(momentText(expect.at, lang));
    case 'opens':
      return expect.at === null ? t.opens : t.opensAt(momentText(expect.at, lang));
    case 'down':
    case 'here':
      return t[expect.is];
  }
}
