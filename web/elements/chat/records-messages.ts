import type { Lang } from '@clearline/card';

const zh = {
  page: '下载记录（网页）',
  text: '下载记录（文本）',
  email: '发到邮箱',
  send: '发送',
  noMail: {
    'not-answered-yet': '客服回复后可以发到邮箱，现在可以先下载。',
    'mail-not-set-up': '本站不发邮件，请下载保存。',
  },
  sent: '已交给邮件系统。没收到请看垃圾箱，或直接下载。',
  data: '下载我的全部数据',
  dataFine: '包括会话、文件、评价和等候记录；客服之间的内部备注不在其中。',
  erase: '申请删除我的数据',
  eraseSure: '会话内容、称呼和联系方式会被永久删除，删除后无法恢复，也无法再凭它们处理问题。确定申请？',
  eraseYes: '申请删除',
  no: '不删了',
  erasing: (n: number) => `已收到申请（编号 ${n}）。工作人员确认后删除，完成后这里就看不到会话了。`,
  failed: '没有下载成功，请再试一次。',
};

const en: typeof zh = {
  page: 'Download (page)',
  text: 'Download (text)',
  email: 'Send to an e-mail address',
  send: 'Send',
  noMail: {
    'not-answered-yet': 'Once we have answered it can be sent by e-mail; download it until then.',
    'mail-not-set-up': 'We send no e-mail here; download it instead.',
  },
  sent: 'It is with our mail system. If it does not come, look among the spam, or download it.',
  data: 'Download all my data',
  dataFine:
    'Conversations, files, ratings and how long you waited; not the notes that staff wrote for each other.',
  erase: 'Ask to erase my data',
  eraseSure:
    'Conversations, name and contact are erased for good. They cannot be brought back, nor used to solve anything. Ask for it?',
  eraseYes: 'Ask to erase',
  no: 'Keep them',
  erasing: (n) =>
    `We have your request (number ${n}). Staff confirm it; once done, nothing is to be seen here.`,
  failed: 'It was not downloaded. Try again.',
};

export const RECORDS_MESSAGES: Record<Lang, typeof zh> = { zh, en };
