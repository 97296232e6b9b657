/** What is answered instead, and what to do next. */
import type { Refusals } from '../../../kernel/http/contract.ts';

export const REFUSALS = {
  'staff-only': {
    status: 403,
    zh: '您可以查看员工，但不能查看买家。请在搜索时选择「员工」。',
    en: 'You may look at staff but not at buyers. Choose “staff” in the search.',
  },
  'no-such-person': {
    status: 404,
    zh: '没有这个人。请返回列表重新选择。',
    en: 'There is no such person. Go back to the list and choose again.',
  },
  'no-such-session': {
    status: 404,
    zh: '这个会话已经结束。请刷新列表。',
    en: 'This session has ended already. Reload the list.',
  },
  'own-roles': {
    status: 403,
    zh: '不能修改自己的角色。请让另一位负责人来改。',
    en: 'Nobody changes their own roles. Ask another owner or admin to do it.',
  },
  'above-own-rank': {
    status: 403,
    zh: '对方或所选角色与您同级或更高，只有负责人可以操作。请联系负责人。',
    en: 'This person or role ranks as high as you do, or higher: only an owner may do this. Ask one.',
  },
  'last-owner': {
    status: 409,
    zh: '这是最后一位负责人。请先任命另一位负责人。',
    en: 'This is the last owner. Make somebody else an owner first.',
  },
  'roles-changed': {
    status: 409,
    zh: '其他人刚刚改过这个人的角色。请刷新后再改。',
    en: 'Somebody else has just changed these roles. Reload, then change them again.',
  },
  'needs-invitation': {
    status: 409,
    zh: '对方还不是员工。请向其邮箱发送邀请，由对方接受后生效。',
    en: 'They are not on the staff yet. Send an invitation to their address; it counts once they accept.',
  },
  'already-invited': {
    status: 409,
    zh: '这个邮箱已有一份未过期的邀请。请重发或撤回那一份。',
    en: 'This address has an open invitation. Send that one again, or take it back.',
  },
  'already-staff': {
    status: 409,
    zh: '这个邮箱已是员工。请直接修改其角色。',
    en: 'Somebody with this address is on the staff already. Change their roles instead.',
  },
  'no-such-invitation': {
    status: 404,
    zh: '没有这份邀请。请返回列表重新选择。',
    en: 'There is no such invitation. Go back to the list and choose again.',
  },
  'invitation-settled': {
    status: 409,
    zh: '这份邀请已被接受或撤回。如仍需要，请另发一份。',
    en: 'This invitation was accepted or taken back. Write a new one if it is still needed.',
  },
  'own-recovery': {
    status: 403,
    zh: '不能为自己办理设备找回。请让另外两位管理员来办。',
    en: 'Nobody recovers their own account. It takes two other admins.',
  },
  'same-person': {
    status: 403,
    zh: '发起人不能自己批准。请让另一位管理员批准。',
    en: 'Whoever opened it cannot approve it. Ask another admin.',
  },
  'recovery-open': {
    status: 409,
    zh: '这个人已有一份进行中的设备找回。请在列表中处理。',
    en: 'A recovery for this person is under way. Deal with it in the list.',
  },
  'nobody-to-approve': {
    status: 409,
    zh: '没有第二位可以批准的管理员。请先邀请一位；对方是负责人时，也可以在服务器上运行：npm run clearline -- owner-link <邮箱>',
    en: 'There is no second admin who could approve it. Invite one first; for an owner, you can also run on the server: npm run clearline -- owner-link <e-mail>',
  },
  'not-staff': {
    status: 409,
    zh: '对方不是员工。买家请用登录页的「忘记密码」。',
    en: 'They are not on the staff. Buyers use “forgotten password” on the sign-in page.',
  },
  'no-such-recovery': {
    status: 404,
    zh: '没有这份设备找回。请返回列表重新选择。',
    en: 'There is no such recovery. Go back to the list and choose again.',
  },
  'recovery-settled': {
    status: 409,
    zh: '这份设备找回已经处理完毕、过期或取消。请刷新列表。',
    en: 'This recovery is done, expired or cancelled. Reload the list.',
  },
} as const satisfies Refusals;
