/** Why something is not done, and what to do instead. Browser-safe. */
import type { Lang } from '@clearline/card';
import type { Refusals } from '../../../kernel/http/contract.ts';

import type { BrokenRule } from '../../privacy/contract.ts';
import { MOST_TAGS } from '../tags/contract.ts';

export const LINE_REFUSALS = {
  'no-such-conversation': {
    status: 404,
    zh: '没有这个会话，或者它不属于您。',
    en: 'There is no such conversation, or it is not yours.',
  },
  'conversation-closed': {
    status: 409,
    zh: '这个会话已经结束。请新开一个会话，之前的内容仍可查看。',
    en: 'This conversation has ended. Open a new one; what was said stays readable.',
  },
  'too-many-messages': {
    status: 429,
    zh: '发得太快了，这条没有发出。请等半分钟再发；着急请拨打官方电话。',
    en: 'Too fast: this one was not sent. Wait half a minute, or call the official number if it is urgent.',
  },
  'no-such-file': {
    status: 404,
    zh: '没有这个文件，或者它不能再发送了。请重新选择文件。',
    en: 'There is no such file, or it cannot be sent any more. Choose it again.',
  },
  'too-many-followed': {
    status: 429,
    zh: '同时打开的会话太多了。请先关掉一些。',
    en: 'Too many conversations are open at once. Close some first.',
  },
  'too-many-conversations': {
    status: 429,
    zh: '您还有几个会话没有结束。请在原来的会话里继续，或拨打官方电话。',
    en: 'You have several conversations that have not ended. Go on in one of those, or call the official number.',
  },
  'asks-forbidden': {
    status: 422,
    zh: '这段话向客户索要了我们承诺绝不索要的东西（验证码、密码、卡号、转账、共享屏幕或换到别的软件），没有发出。请改写。',
    en: 'This asks the customer for what we promise never to ask for (codes, passwords, card numbers, transfers, screen sharing or another app), and was not sent. Write it otherwise.',
  },
  'not-for-you': { status: 409, zh: '这件事只有客服能做。', en: 'Only staff can do this.' },
  'not-now': {
    status: 409,
    zh: '会话现在的状态不能这样做。请刷新后再试。',
    en: 'This cannot be done as the conversation stands now. Reload, then try again.',
  },
  'too-many-tags': {
    status: 422,
    zh: `一个会话最多 ${MOST_TAGS} 个标签。请先去掉用不着的。`,
    en: `A conversation has at most ${MOST_TAGS} tags. Take off some that are not needed.`,
  },
  'not-an-agent': {
    status: 422,
    zh: '对方现在不是客服，不能接手。请另选一位。',
    en: 'They are no agent now. Choose somebody else.',
  },
  'merged-already': {
    status: 409,
    zh: '其中一个会话已经并入别的会话。请打开现在的会话再试。',
    en: 'One of them has been merged already. Open the one that it goes on in, then try again.',
  },
  'not-one-customer': {
    status: 422,
    zh: '这两个会话不属于同一位顾客，不能合并。可以把它们关联起来。',
    en: 'They are not of one customer, so they cannot be merged. You can link them.',
  },
  'too-late-to-undo': {
    status: 409,
    zh: '合并后已经有人写了消息，或者超过了 10 分钟，不能撤销。',
    en: 'Somebody has written since, or ten minutes have passed: the merge stays.',
  },
  'no-such-link': { status: 404, zh: '没有这个关联。', en: 'There is no such link.' },
  unavailable: {
    status: 409,
    zh: '暂时连不上，这条没有发出，请稍后再试；着急请拨打官方电话。',
    en: 'Not reachable for now, and this was not sent. Try again soon, or call the official number if it is urgent.',
  },
  'guest-not-known': {
    status: 401,
    zh: '这台设备还没有会话凭证，或者凭证已过期。请重新打开聊天窗口。',
    en: 'This device has no token for conversations, or it has expired. Open the chat again.',
  },
} as const satisfies Refusals;

/** Of what an agent wrote, at most so many pieces are named, each to so many characters. */
const PIECES = 3;
const PIECE = 40;

const named = ({ at }: BrokenRule): string[] =>
  at.slice(0, PIECES).map(({ text }) => (text.length > PIECE ? `${text.slice(0, PIECE)}…` : text));

const STOPPED: Record<Lang, (pieces: string, rule: string) => string> = {
  zh: (pieces, rule) => `请改写：${pieces}违反了公开承诺“${rule}”`,
  en: (pieces, rule) => `Write it otherwise: ${pieces} breaks what we promise in public: “${rule}”`,
};

/** Which rule stands against a text, in the operator's own words, and what in the text breaks it. */
export const ruleText = (rule: BrokenRule, lang: Lang): string =>
  STOPPED[lang](
    named(rule)
      .map((piece) => `“${piece}”`)
      .join(lang === 'zh' ? '、' : ', '),
    rule.text[lang],
  );
