import type { Lang } from '@clearline/card';
import type { Standing } from '../../src/verify/verdicts/standing/contract.ts';
import type { Failure } from './ask.ts';

const zh = {
  title: '核实真假',
  label: '号码、链接、账号，或整条消息',
  hint: '可以整段粘贴。内容只发给官网得出答案，不保存。',
  button: '核实',
  asking: '正在核实…',
  number: '官方客服电话',
  found: '逐个核实',
  more: (n: number) => `还有 ${n} 个没有列出，请到官网核实。`,
  details: '到官网核实，看详细说明',
  badges: {
    official: '官方',
    retired: '已停用',
    reported: '冒充者',
    unknown: '不在名片上',
    like: '仿冒',
    forged: '官方',
    order: '订单号',
  } satisfies Record<Standing, string> as Record<Standing, string>,
  failures: {
    empty: ['还没有内容', '请把收到的号码、链接、账号或整条消息贴到上面的框里。'],
    'too-long': ['内容太长了', '请只粘贴有号码或链接的那一段。'],
    'too-many': ['问得太频繁了', '请等一分钟再点“核实”。'],
    'timed-out': ['官网迟迟没有回答', '这不代表是真是假。请再点一次“核实”。'],
    offline: ['现在没有网络', '这不代表是真是假。连上网络后，请再点一次“核实”。'],
    'no-answer': ['官网暂时没有回答', '这不代表是真是假。请稍后再点一次“核实”。'],
  } satisfies Record<Failure, [string, string]> as Record<Failure, [string, string]>,
  meanwhile: '没核实之前，不要转账，也不要告诉任何人验证码。着急就自己拨打下面的官方电话。',
  withoutNumber: (host: string) =>
    `没核实之前，不要转账，也不要告诉任何人验证码，不要用对方给的号码。着急就自己输入网址 ${host} 打开官网。`,
  asOf: (time: string) => `截至 ${time}（北京时间）`,
  expired: '这份官方名片已过有效期，请到官网核对后再拨打',
};

const en: typeof zh = {
  title: 'Is it genuine?',
  label: 'Number, link, account, or a whole message',
  hint: 'Paste all of it. It goes to the official site for the answer alone, and is not kept.',
  button: 'Check',
  asking: 'Checking…',
  number: 'Official customer service',
  found: 'One by one',
  more: (n) => `${n} more are not listed. Check them on the official site.`,
  details: 'Details on the official site',
  badges: {
    official: 'Official',
    retired: 'Retired',
    reported: 'Impostor',
    unknown: 'Not on the card',
    like: 'Look-alike',
    forged: 'Official',
    order: 'Order number',
  },
  failures: {
    empty: ['Nothing to check yet', 'Paste the number, link, account or whole message into the box above.'],
    'too-long': ['This is too long', 'Paste the part with the number or link alone.'],
    'too-many': ['Too many questions', 'Wait a minute, then press Check again.'],
    'timed-out': [
      'The official site is taking too long',
      'This says neither genuine nor fake. Press Check once more.',
    ],
    offline: [
      'You are offline',
      'This says neither genuine nor fake. Press Check again once you are connected.',
    ],
    'no-answer': [
      'The official site does not answer',
      'This says neither genuine nor fake. Press Check again in a while.',
    ],
  },
  meanwhile:
    'Until then, send no money and tell nobody a code. If it is urgent, call the official number below yourself.',
  withoutNumber: (host) =>
    `Until then, send no money, tell nobody a code, and do not use the number they gave you. If it is urgent, type ${host} into your browser yourself.`,
  asOf: (time) => `As of ${time} (Beijing time)`,
  expired: 'This official card has expired. Check on the official site before you call',
};

export const MESSAGES: Record<Lang, typeof zh> = { zh, en };
