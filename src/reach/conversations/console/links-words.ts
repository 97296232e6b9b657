/** The words of merging and linking, and of what else a customer has asked. */
import type { Both } from '../../../../web/console/language.tsx';
import type { LinkKind } from '../contract.ts';

const KINDS_ZH: Record<LinkKind, readonly [string, string]> = {
  related: ['相关', '相关'],
  duplicate: ['重复于', '被重复'],
  'follow-up': ['接续自', '后续'],
};

const zh = {
  kinds: KINDS_ZH,
  begin: '合并或关联',
  links: '关联的会话',
  noLinks: '没有关联的会话。',
  previous: '这位顾客的其他会话',
  noPrevious: '没有其他会话。',
  unlink: (number: number) => `取消与 ${number} 的关联`,
  unlinked: '已取消关联',
  title: '合并或关联会话',
  number: '另一个会话的编号',
  numberHint: '编号在详情里，顾客也看得到。',
  find: '查找',
  wrong: '请填写数字编号。',
  itself: '这就是当前会话。',
  what: '做什么',
  merge: '合并成一个（同一位顾客的同一件事）',
  link: {
    related: '关联：相关的事',
    duplicate: '关联：当前会话是它的重复',
    'follow-up': '关联：当前会话接着它',
  } satisfies Record<LinkKind, string>,
  keep: '合并后留下',
  older: (number: number) => `${number}（更早）`,
  newer: (number: number) => `${number}`,
  mergeHint:
    '两边的消息都不动、不重排：另一个会话折叠在留下的会话里，顾客会被带过去。10 分钟内没有人写消息就可以撤销。',
  doMerge: '合并',
  doLink: '关联',
  linked: (number: number) => `已与 ${number} 关联`,
  merged: (number: number) => `会话 ${number} 已并入这里。`,
  undo: '撤销',
  undone: '合并已撤销',
  goesOn: '这个会话已经合并，在另一个会话里继续：',
  goTo: (number: number) => `打开会话 ${number}`,
  part: (number: number) => `更早的会话 ${number}`,
  loading: '正在读取…',
  failed: '读取失败，请收起后再展开。',
};
const en: typeof zh = {
  kinds: {
    related: ['Related', 'Related'],
    duplicate: ['Repeats', 'Repeated by'],
    'follow-up': ['Follows', 'Followed by'],
  },
  begin: 'Merge or link',
  links: 'Linked conversations',
  noLinks: 'There are none.',
  previous: 'Others of this customer',
  noPrevious: 'There are no others.',
  unlink: (number) => `Unlink ${number}`,
  unlinked: 'Unlinked',
  title: 'Merge or link',
  number: 'Number of the other conversation',
  numberHint: 'It stands in the details, and the customer sees it too.',
  find: 'Find',
  wrong: 'A number is made of digits.',
  itself: 'That is this conversation.',
  what: 'What to do',
  merge: 'Merge: one matter of one customer',
  link: {
    related: 'Link: a related matter',
    duplicate: 'Link: this one repeats it',
    'follow-up': 'Link: this one follows it',
  },
  keep: 'Which one stays',
  older: (number) => `${number} (older)`,
  newer: (number) => `${number}`,
  mergeHint:
    'No message moves: the other conversation is folded into the one that stays, and the customer is led there. It can be undone for 10 minutes, until somebody writes.',
  doMerge: 'Merge',
  doLink: 'Link',
  linked: (number) => `Linked with ${number}`,
  merged: (number) => `${number} was merged into this one.`,
  undo: 'Undo',
  undone: 'The merge was undone',
  goesOn: 'This conversation was merged and goes on in another one:',
  goTo: (number) => `Open ${number}`,
  part: (number) => `Earlier conversation ${number}`,
  loading: 'Reading…',
  failed: 'It could not be read. Fold it, then open it again.',
};

export const linkTexts: Both<typeof zh> = { zh, en };
