import type { Deeds } from '../../audit/contract.ts';

export const STAFF_DEEDS = {
  'people.first-owner-link': { zh: '生成了首位负责人的链接', en: 'Made a link for the first owner' },
  'people.owner-link': {
    zh: '在服务器上为负责人生成了登录链接',
    en: 'Made a way in for an owner, on the server',
  },
  'people.invite': { zh: '邀请了一位同事', en: 'Invited a colleague' },
  'people.resend-invitation': { zh: '重发了邀请', en: 'Sent an invitation again' },
  'people.revoke-invitation': { zh: '撤回了邀请', en: 'Took an invitation back' },
  'people.set-roles': { zh: '修改了角色', en: 'Changed roles' },
  'people.deactivate': { zh: '停用了账号', en: 'Deactivated an account' },
  'people.end-session': { zh: '结束了别人的一个会话', en: 'Ended a session of somebody' },
  'people.end-sessions': { zh: '结束了别人的全部会话', en: 'Signed somebody out everywhere' },
  'people.open-recovery': { zh: '发起了设备找回', en: 'Started a recovery of lost devices' },
  'people.approve-recovery': { zh: '批准了设备找回', en: 'Approved a recovery of lost devices' },
  'people.cancel-recovery': { zh: '取消了设备找回', en: 'Cancelled a recovery of lost devices' },
} as const satisfies Deeds;
