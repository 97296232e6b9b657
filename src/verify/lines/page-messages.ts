import type { Lang } from '../../kernel/i18n.ts';
import type { LineAnswer } from './contract.ts';

const ANSWERS_ZH: Record<LineAnswer, string> = {
  reached: '打通了',
  'not-reached': '打不通',
  'no-such-number': '提示是空号',
};
const THANKS_ZH: Record<LineAnswer, string> = {
  reached: '谢谢，已记下：打通了。',
  'not-reached': '抱歉没能打通。已记下，反映的人多了我们会马上查线路。',
  'no-such-number': '抱歉。已记下。请先核对一遍拨的号码，反映的人多了我们会马上查线路。',
};
const zh = {
  title: (number: string) => `${number} 打得通吗？`,
  description: '打过官方客服电话的人在这里说一声打没打通。',
  lead: '您刚刚打过这个官方号码吗？点一下结果，能帮到后面的人，也能让我们尽快发现线路问题。',
  question: '打电话的结果',
  answers: ANSWERS_ZH,
  thanks: THANKS_ZH,
  again: '点错了可以重选，每天以最后一次为准。',
  rule: '每人每条线路每天算一次。不需要登录，也不留下号码；用来防刷的标记两天内删除。',
  closed: '现在不是这个号码的服务时间，打不通是正常的，这时的“打不通”不计入。',
  lately: '最近 24 小时',
  few: '不到 5 人',
  people: (count: number) => `${count} 人以上`,
  none: '最近还没有足够的人反映。',
  uncounted: '暂时读不到最近的情况，您仍然可以直接拨打。',
  fine: '目前没有发现异常。',
  instead: '现在可以改用',
  colon: '：',
  back: '全部官方联系方式',
  wrong: '您拨的号码和上面的不一样？',
  check: '核实它是不是我们的',
};
const en: typeof zh = {
  title: (number) => `Does ${number} answer?`,
  description: 'Whoever has dialled an official number says here whether they got through.',
  lead: 'Have you just dialled this official number? Say how it went: it helps those after you, and us to find a fault soon.',
  question: 'How it went',
  answers: {
    reached: 'I got through',
    'not-reached': 'No connection',
    'no-such-number': 'No such number',
  },
  thanks: {
    reached: 'Thank you, noted: you got through.',
    'not-reached': 'We are sorry. It is noted, and when several people say so we look into the line at once.',
    'no-such-number':
      'We are sorry. It is noted. Please compare the number that you dialled; when several people say so we look into the line at once.',
  },
  again: 'Wrong button? Choose again; the last one of the day counts.',
  rule: 'One vote a person, line and day. No sign-in, and your number is not kept; the mark against floods is deleted within two days.',
  closed: 'The line is closed now, so nobody answers; “no connection” is not counted at this hour.',
  lately: 'The last 24 hours',
  few: 'fewer than 5',
  people: (count) => `${count} or more`,
  none: 'Too few people have said anything lately.',
  uncounted: 'What people said lately cannot be read now. You can still dial.',
  fine: 'Nothing unusual is known.',
  instead: 'Use this meanwhile',
  colon: ': ',
  back: 'Every official contact',
  wrong: 'Did you dial another number?',
  check: 'Check whether it is ours',
};
export const pageMessages: Record<Lang, typeof zh> = { zh, en };
