import type { Refusals } from '../../../kernel/http/contract.ts';

export const REPORT_REFUSALS = {
  'nothing-found': {
    status: 422,
    zh: '没有找到号码、链接或账号。请把对方的号码、网址、微信号或 QQ 号原样粘贴进来。',
    en: 'No number, link or account was found. Paste the number, address, WeChat or QQ of whoever it was, as it is.',
  },
  'proof-refused': {
    status: 422,
    zh: '自动检查已过期或用过了。请再提交一次，页面会自动重新检查。',
    en: 'The automatic check has expired or was used already. Submit once more: it is done again by itself.',
  },
  'too-many-reports': {
    status: 429,
    zh: '今天从您的网络收到的举报已经很多。请明天再报；如果钱已转出，请马上拨打银行客服和 96110。',
    en: 'Many reports have come from your network today. Try again tomorrow; if money is gone, call your bank and 96110 now.',
  },
  'no-such-case': {
    status: 404,
    zh: '没有这个案件。请返回队列重新选择。',
    en: 'There is no such case. Go back to the queue and choose again.',
  },
  'case-has-changed': {
    status: 409,
    zh: '别人刚刚处理了这个案件，或它的状态不允许这样做。请看现在的状态再决定。',
    en: 'Somebody has just decided on this case, or its state does not allow it. Look at it as it is now.',
  },
  'value-official': {
    status: 409,
    zh: '这是现在的官方联系方式，不能列为冒充者。',
    en: 'This is an official contact now: it can never be listed as an impostor.',
  },
  'value-retired': {
    status: 409,
    zh: '这曾经是官方联系方式。确定它现在被别人冒用，再勾选确认。',
    en: 'This was official once. Confirm it only when you know that somebody else uses it now, and say so.',
  },
  'resembles-official': {
    status: 409,
    zh: '它和官方联系方式很像。请逐字核对不是官方的，再勾选确认。',
    en: 'It resembles an official contact. Compare them character by character, and say that you have.',
  },
  'merge-into-itself': {
    status: 409,
    zh: '不能合并到这个案件：请选另一个未合并的案件。',
    en: 'It cannot be merged there: choose another case that is not merged itself.',
  },
  'nothing-to-undo': {
    status: 409,
    zh: '没有可以撤销的决定。',
    en: 'There is no decision to take back.',
  },
  'no-such-entry': {
    status: 422,
    zh: '名单里没有这一项。请从名单页面复制号码、网址或账号。',
    en: 'The list has no such entry. Copy the number, address or account from the list.',
  },
  'no-such-appeal': {
    status: 404,
    zh: '没有这份申诉，或已经处理。请刷新列表。',
    en: 'There is no such appeal, or it has been decided. Reload the list.',
  },
} as const satisfies Refusals;
export type ReportCode = keyof typeof REPORT_REFUSALS;
