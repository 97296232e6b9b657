import type { Both } from '../../../../web/console/language.tsx';
import type { ConversationMark } from '../contract.ts';

const list = (numbers: readonly number[]) => numbers.join('、');

const zh = {
  title: '顾客数据与证据',
  marks: { held: '证据保留', 'erasure-asked': '申请删除' } satisfies Record<ConversationMark, string>,
  held: '作为证据保留',
  heldFine: '解除之前，到期清理和删除申请都不会删掉它。',
  heldBy: (name: string | null) => name ?? '系统',
  heldWith: (numbers: readonly number[]) =>
    `这位顾客的会话 ${list(numbers)} 作为证据保留，解除前不能删除他们的数据。`,
  hold: '作为证据保留',
  holdTitle: '把这个会话作为证据保留',
  holdText: '保留后，到期清理和删除申请都不会删掉它，和它合并的会话一起保留。以后可以随时解除。',
  reason: '原因',
  reasonHint: '例如争议或案件编号。只有能保留会话的同事看得到，并记入审计日志。',
  holdDone: '已作为证据保留',
  letGo: '解除保留',
  letGoDone: '已解除保留，到期后会照常清理。',
  undo: '撤销',
  export: '导出顾客数据',
  exporting: '正在准备…',
  exported: '已导出。请安全地交给顾客本人，并记得删掉这份文件。',
  exportFine: '包括这位顾客的所有会话和文件，不含内部备注；导出会记入审计日志。',
  erase: '申请删除顾客数据',
  eraseTitle: (name: string | null) => `代 ${name ?? '这位访客'} 申请删除数据？`,
  eraseText: '现在什么都不会删。申请由负责人或管理员在“删除申请”里决定，决定之前可以撤回。',
  goes: '批准后会删除，无法恢复',
  goesList: (numbers: readonly number[]) => [
    `会话 ${list(numbers)} 的全部消息、附件、备注和草稿`,
    '顾客留下的称呼、联系方式、评价和等候记录',
    '还没有寄出的聊天记录邮件',
  ],
  stays: '会留下',
  staysList: [
    '有人申请、何时删除、删了多少的记录，不写是谁',
    '审计日志里同事做过什么，不含聊天内容',
    '顾客的账号（如果有），以及已经寄出的邮件和已经发给其他系统的通知',
  ],
  eraseYes: '提出申请',
  asked: (n: number) => `已提出删除申请 ${n}`,
  waits: (n: number) => `删除申请 ${n} 待处理`,
  waitsBy: { customer: '顾客自己提出', staff: '由同事代为提出' },
  decide: '去处理',
  withdraw: '撤回申请',
  withdrawn: '已撤回，什么都没有删除。',
};
const commas = (numbers: readonly number[]) => numbers.join(', ');
const en: typeof zh = {
  title: 'Customer data and evidence',
  marks: { held: 'Evidence', 'erasure-asked': 'Erasure asked' },
  held: 'Kept as evidence',
  heldFine: 'Until it is let go, neither age nor a request for erasure removes it.',
  heldBy: (name) => name ?? 'System',
  heldWith: (numbers) =>
    `Kept as evidence: ${commas(numbers)}. Until it is let go, none of this customer’s data can be erased.`,
  hold: 'Keep as evidence',
  holdTitle: 'Keep this conversation as evidence',
  holdText:
    'Neither age nor a request for erasure removes it then, nor what it was merged with. You can let it go at any time.',
  reason: 'Reason',
  reasonHint:
    'The number of a dispute or case, say. Those who may keep conversations see it, and the audit trail notes it.',
  holdDone: 'Kept as evidence',
  letGo: 'Let it go',
  letGoDone: 'Let go: it is removed when its time comes.',
  undo: 'Undo',
  export: 'Export customer data',
  exporting: 'Getting it ready…',
  exported: 'Exported. Hand it to the customer safely, and delete this copy.',
  exportFine:
    'All conversations and files of this customer, without notes. The audit trail notes who exports.',
  erase: 'Ask to erase customer data',
  eraseTitle: (name) => `Ask for erasure in the name of ${name ?? 'this visitor'}?`,
  eraseText:
    'Nothing is erased now. An owner or admin decides under Erasure; until then you can withdraw it.',
  goes: 'Erased for good, once granted',
  goesList: (numbers) => [
    `All messages, files, notes and drafts of ${numbers.length === 1 ? 'conversation' : 'conversations'} ${commas(numbers)}`,
    'The name, contact, ratings and waits of the customer',
    'Transcripts that still wait to be mailed',
  ],
  stays: 'Stays',
  staysList: [
    'That it was asked, when it was done and how much it was, without saying whose',
    'What staff did, in the audit trail, without what was said',
    'The customer’s account, if any; mail that has left, and what other systems have been told',
  ],
  eraseYes: 'Ask for it',
  asked: (n) => `Request ${n} has been made`,
  waits: (n) => `Request ${n} for erasure is to be decided`,
  waitsBy: { customer: 'Asked for by the customer', staff: 'Asked for by staff' },
  decide: 'Decide',
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn; nothing was erased.',
};

export const keepingTexts: Both<typeof zh> = { zh, en };
