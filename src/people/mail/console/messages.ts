import type { Both } from '../../../../web/console/language.tsx';
import type { MailState } from '../contract.ts';

const statesZh: Record<MailState, string> = {
  queued: '等待发送',
  sent: '已发送',
  kept: '仅保存在这里',
  failed: '发送失败',
};
const statesEn: typeof statesZh = {
  queued: 'on its way',
  sent: 'sent',
  kept: 'kept here only',
  failed: 'failed',
};
const zh = {
  title: '发件记录',
  lead: '网站发给员工和顾客的每一封邮件。',
  noServer:
    '还没有设置邮件服务器，邮件只保存在这里。请把内容转交给收件人，或在服务器上设置 SMTP_URL 后重发。',
  search: '搜索收件人或主题',
  state: '状态',
  anyState: '全部状态',
  states: statesZh,
  subject: '主题',
  to: '收件人',
  when: '时间',
  none: '没有邮件',
  noneText: '邀请同事、重设密码、提案有进展时，邮件会出现在这里。',
  back: '全部邮件',
  sent: '发送于',
  created: '写于',
  attempts: '尝试次数',
  error: '邮件服务器的答复',
  retry: '重新发送',
  retried: '已重新排队发送',
  body: '内容',
  link: {
    shown: '这封邮件里有一次性链接。只交给收件人本人：谁打开它，谁就成为对方。',
    hidden: '这封邮件里有一次性链接。收件人与您同级或更高，链接不显示。',
    forgotten: '这封邮件里的一次性链接已随邮件送出，不再保存。',
  },
};
const en: typeof zh = {
  title: 'Mail',
  lead: 'Every message that the site wrote to staff and customers.',
  noServer:
    'No mail server is set up, so mail is kept here only. Hand it to whom it is for, or set SMTP_URL on the server and send it again.',
  search: 'Search recipient or subject',
  state: 'State',
  anyState: 'Any state',
  states: statesEn,
  subject: 'Subject',
  to: 'To',
  when: 'When',
  none: 'No mail',
  noneText: 'Invitations, password resets and news of proposals appear here.',
  back: 'All mail',
  sent: 'Sent',
  created: 'Written',
  attempts: 'Tries',
  error: 'The mail server said',
  retry: 'Send again',
  retried: 'It is on its way again',
  body: 'Message',
  link: {
    shown:
      'This message holds a one-time link. Give it to nobody but the recipient: whoever opens it becomes them.',
    hidden:
      'This message holds a one-time link, which is not shown: the recipient ranks as high as you do, or higher.',
    forgotten: 'The one-time link of this message left with it and is no longer kept.',
  },
};
export const mailTexts: Both<typeof zh> = { zh, en };
