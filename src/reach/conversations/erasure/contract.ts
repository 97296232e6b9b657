/** What whoever asked to be forgotten is told of that, wherever they look. Browser-safe. */
import type { Lang } from '@clearline/card';
import { dateText } from '../../../kernel/when/contract.ts';
import type { OwnErasure } from '../person/contract.ts';

type Told = (number: number, on: string, reason: string) => string;

const STATES_ZH: Record<OwnErasure['state'], Told> = {
  asked: (number, on) => `已收到删除申请（编号 ${number}，${on}），正在等工作人员决定。`,
  declined: (number, on, reason) => `${on} 的删除申请（编号 ${number}）没有通过：${reason}`,
  done: (number, on) => `${on} 的删除申请（编号 ${number}）已经完成。`,
};
const zh = {
  ask: '申请删除我的数据',
  sure: '会话内容、称呼和联系方式会被永久删除，删除后无法恢复，也无法再凭它们处理问题。确定申请？',
  yes: '申请删除',
  states: STATES_ZH,
  next: '决定之前什么都不会删，您可以撤回。批准后会话、文件和联系方式永久删除，这里就看不到了。',
  again: '情况变了可以再申请。',
  withdraw: '撤回申请',
  withdrawn: '已撤回，什么都没有删除。',
};
const en: typeof zh = {
  ask: 'Ask to erase my data',
  sure: 'Conversations, name and contact are erased for good. They cannot be brought back, nor used to solve anything. Ask for it?',
  yes: 'Ask to erase',
  states: {
    asked: (number, on) => `We have your request for erasure (number ${number}, ${on}). Staff are to decide.`,
    declined: (number, on, reason) =>
      `Your request for erasure of ${on} (number ${number}) was declined: ${reason}`,
    done: (number, on) => `Your request for erasure of ${on} (number ${number}) is done.`,
  },
  next: 'Until then nothing is erased, and you can withdraw it. Once granted, conversations, files and contact are gone for good, and nothing is to be seen here.',
  again: 'You can ask again once that has changed.',
  withdraw: 'Withdraw my request',
  withdrawn: 'Withdrawn; nothing was erased.',
};
export const erasureWords: Record<Lang, typeof zh> = { zh, en };

export const erasureText = ({ state, number, askedAt, reason }: OwnErasure, lang: Lang): string =>
  erasureWords[lang].states[state](number, dateText(askedAt, lang), reason ?? '');
