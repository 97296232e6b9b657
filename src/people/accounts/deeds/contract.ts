import type { Deeds } from '../../audit/contract.ts';

export const ACCOUNT_DEEDS = {
  'accounts.signed-in': { zh: '登录了', en: 'Signed in' },
  'accounts.signed-out': { zh: '退出了登录', en: 'Signed out' },
  'accounts.opened': { zh: '开通了买家账号', en: 'Opened a buyer’s account' },
  'accounts.enrolled': { zh: '凭链接加入了', en: 'Joined by a link' },
  'accounts.joined': {
    zh: '凭链接加入了，原有登录方式全部失效',
    en: 'Joined by a link, which ended every earlier way to sign in',
  },
  'accounts.enrolled-anew': { zh: '凭链接重新登记了设备', en: 'Enrolled a new device by a link' },
  'accounts.password-set': { zh: '设置了新密码', en: 'Set a new password' },
  'accounts.passkey-added': { zh: '添加了通行密钥', en: 'Added a passkey' },
  'accounts.passkey-renamed': { zh: '给通行密钥改了名', en: 'Renamed a passkey' },
  'accounts.passkey-removed': { zh: '移除了通行密钥', en: 'Removed a passkey' },
  'accounts.totp-added': { zh: '绑定了验证器', en: 'Set up an authenticator app' },
  'accounts.totp-removed': { zh: '解除了验证器', en: 'Stopped using an authenticator app' },
  'accounts.recovery-codes-renewed': { zh: '生成了新的恢复码', en: 'Made new recovery codes' },
  'accounts.recovery-code-used': { zh: '用掉了一个恢复码', en: 'Used a recovery code' },
  'accounts.session-ended': { zh: '结束了自己的一个会话', en: 'Ended a session of their own' },
  'accounts.sessions-ended': { zh: '结束了自己的其他会话', en: 'Ended their other sessions' },
  'accounts.token-created': { zh: '创建了访问令牌', en: 'Made an access token' },
  'accounts.token-removed': { zh: '撤销了访问令牌', en: 'Revoked an access token' },
} as const satisfies Deeds;

/** Without the area, as it is noted. */
export type AccountDeed = keyof typeof ACCOUNT_DEEDS extends `accounts.${infer Act}` ? Act : never;
