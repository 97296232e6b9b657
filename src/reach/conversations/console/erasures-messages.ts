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
  eraseTitle: (n: number) => `删除申请 ${n} 的全部会话？`,
  eraseText: (numbers: readonly number[]) =>
    `会话 ${numbers.join('、')} 的消息、附件、备注、称呼、联系方式和待发邮件都会永久删除，无法恢复。`,
  erased: '已删除',
  decline: '拒绝',
  declineTitle: (n: number) => `拒绝申请 ${n}`,
  reason: '原因（顾客会看到）',
  declined: '已拒绝',
};
const en: typeof zh = {
  title: 'Requests for erasure',
  lead: 'Customers ask that all that conversations hold of them be erased. It cannot be brought back; only that it was done is left.',
  none: 'Nobody asks for erasure',
  noneText: 'Requests that customers make in the chat, under “Transcript and my data”, are listed here.',
  guest: 'Visitor',
  number: (n) => `Request ${n}`,
  states: { asked: 'To decide', done: 'Erased', declined: 'Declined' },
  numbers: (all) => `Conversations ${all.join(', ')}`,
  held: (all) =>
    `Kept as evidence: conversations ${all.join(', ')}. Nothing can be erased until they are let go.`,
  gone: (conversations, messages) => `${conversations} conversations and ${messages} messages were erased.`,
  byStaff: 'Asked for by staff',
  erase: 'Erase',
  eraseTitle: (n) => `Erase all that request ${n} asks for?`,
  eraseText: (numbers) =>
    `Messages, files, notes, names, contacts and waiting mail of conversations ${numbers.join(', ')} are erased for good.`,
  erased: 'Erased',
  decline: 'Decline',
  declineTitle: (n) => `Decline request ${n}`,
  reason: 'Reason (the customer reads it)',
  declined: 'Declined',
};

export const erasureTexts: Both<typeof zh> = { zh, en };
