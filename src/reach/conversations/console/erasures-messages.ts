import type { Both } from '../../../../web/console/language.tsx';
import type { Erasure } from '../contract.ts';

const STATES_ZH: Record<Erasure['state'], string> = { asked: '待处理', done: '已删除', declined: '已拒绝' };

const zh = {
  title: '数据删除申请',
  lead: '顾客要求删除会话里关于自己的一切。删除后无法恢复，只留下“已删除”的记录。',
  none: '没有删除申请',
  noneText: '顾客在聊天窗口的“聊天记录和我的数据”里提出申请后，会列在这里。',
  guest: '访客',
  number: (n: number) => `申请 ${n}`,
  states: STATES_ZH,
  numbers: (all: readonly number[]) => `会话 ${all.join('、')}`,
  held: (all: readonly number[]) => `作为证据保留：会话 ${all.join('、')}。解除保留前不能删除。`,
  gone: (conversations: number, messages: number) => `删除了 ${conversations} 个会话、${messages} 条消息。`,
  byStaff: '由工作人员代为申请',
  erase: '删除',
  eraseTitle: (n: number, who: string) => `删除 ${who} 的全部会话（申请 ${n}）？`,
  eraseText: (numbers: readonly number[]) =>
    `会话 ${numbers.join('、')} 的消息、附件、备注、称呼、联系方式和待发邮件都会永久删除，无法恢复。`,
  erased: '已删除',
  decline: '拒绝',
  declineTitle: (n: number, who: string) => `拒绝 ${who} 的申请 ${n}`,
  reason: '原因（顾客会看到）',
  declined: '已拒绝',
};
const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
const en: typeof zh = {
  title: 'Requests for erasure',
  lead: 'Customers ask that all that conversations hold of them be erased. It cannot be brought back; only that it was done is left.',
  none: 'Nobody asks for erasure',
  noneText: 'Requests that customers make in the chat, under “Transcript and my data”, are listed here.',
  guest: 'Visitor',
  number: (n) => `Request ${n}`,
  states: { asked: 'To decide', done: 'Erased', declined: 'Declined' },
  numbers: (all) => `${all.length === 1 ? 'Conversation' : 'Conversations'} ${all.join(', ')}`,
  held: (all) =>
    all.length === 1
      ? `Kept as evidence: conversation ${all[0]}. Nothing can be erased until it is let go.`
      : `Kept as evidence: conversations ${all.join(', ')}. Nothing can be erased until they are let go.`,
  gone: (conversations, messages) =>
    `Erased: ${many(conversations, 'conversation')} and ${many(messages, 'message')}.`,
  byStaff: 'Asked for by staff',
  erase: 'Erase',
  eraseTitle: (n, who) => `Erase all that is held of ${who} (request ${n})?`,
  eraseText: (numbers) =>
    `Messages, files, notes, names, contacts and waiting mail of ${numbers.length === 1 ? 'conversation' : 'conversations'} ${numbers.join(', ')} are erased for good.`,
  erased: 'Erased',
  decline: 'Decline',
  declineTitle: (n, who) => `Decline request ${n} of ${who}`,
  reason: 'Reason (the customer reads it)',
  declined: 'Declined',
};

export const erasureTexts: Both<typeof zh> = { zh, en };
