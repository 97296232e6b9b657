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
  exporting: '正在准备…',
  exportingFine: '正在整理您的会话和文件，好了会自动保存。多的时候要几分钟，请别关页面。',
  exported: '已保存到本机。与别人共用这台设备的话，看完请删掉它。',
  dataFine: '包括会话、文件、评价和等候记录；客服之间的内部备注不在其中。',
  no: '不删了',
  failed: '没有成功，请再试一次。',
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
  exporting: 'Getting it ready…',
  exportingFine:
    'Your conversations and files are being put together, and then saved by themselves. Much of them takes minutes; keep this page open.',
  exported: 'Saved on this device. If you share it with others, delete the file once you have read it.',
  dataFine:
    'Conversations, files, ratings and how long you waited; not the notes that staff wrote for each other.',
  no: 'Keep them',
  failed: 'That did not work. Try again.',
};

export const RECORDS_MESSAGES: Record<Lang, typeof zh> = { zh, en };
